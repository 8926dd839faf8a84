import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { TextArea } from '#app/components/text-area';
import { formatDate } from '#app/i18n/format';
import type { CountyOfferView, JointPageView } from '../view';
import { OfferMark } from './marks';
import type { JointProblem } from './problem';
import { Thread } from './thread';

/** What each organisation has answered, how far those are who accepted, and what has been asked. */
export function CountyOffers({ view, failed }: { view: JointPageView; failed: JointProblem | undefined }) {
  const { t } = useTranslation();
  const { offers } = view;
  if (offers.length === 0) return null;
  const asked = offers.filter(({ messages }) => messages.length > 0);
  return (
    <>
      <div id="svar">
        <h2 className="ds-heading" data-size="sm" id="answers">
          {t('joint.answers')}
        </h2>
        <p>{t('joint.answersText')}</p>
        <TableScroll label={t('joint.answers')}>
          <table className="ds-table joint__table">
            <caption className="visually-hidden">{t('joint.answers')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('county.organisation')}</th>
                <th scope="col">{t('joint.column.answer')}</th>
                <th scope="col">{t('joint.column.actionStatus')}</th>
                <th scope="col">{t('joint.column.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {offers.map((offer) => (
                <Row key={offer.organisationId} offer={offer} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </div>
      {asked.length > 0 && (
        <section aria-labelledby="questions-heading" id="fragor">
          <h2 className="ds-heading" data-size="sm" id="questions-heading">
            {t('joint.asked')}
          </h2>
          {asked.map((offer) => (
            <Asked key={offer.organisationId} offer={offer} view={view} failed={failed} />
          ))}
        </section>
      )}
    </>
  );
}

function Row({ offer }: { offer: CountyOfferView }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{offer.organisation}</th>
      <td>
        <OfferMark status={offer.status} />
        {offer.answeredAt && <span className="joint__sub">{formatDate(offer.answeredAt)}</span>}
      </td>
      <td>{offer.actionStatus ? t(`plan.status.${offer.actionStatus}`) : t('joint.none')}</td>
      <td className="joint__text">{offer.reason || t('joint.none')}</td>
    </tr>
  );
}

interface AskedProps {
  offer: CountyOfferView;
  view: JointPageView;
  failed: JointProblem | undefined;
}

function Asked({ offer, view, failed }: AskedProps) {
  const { t } = useTranslation();
  const { organisation, organisationId, messages, awaitsReply } = offer;
  const field = `text-${organisationId}`;
  return (
    <div className="joint__asked">
      <h3 className="ds-heading" data-size="xs">
        {organisation}
        {awaitsReply && (
          <span className="ds-tag joint__waits" data-color="warning">
            {t('joint.waitsForCounty')}
          </span>
        )}
      </h3>
      <Thread messages={messages} organisation={organisation} />
      <details className="fold no-print" open={awaitsReply}>
        <summary>
          {t('joint.answerQuestion')} <span className="visually-hidden">{organisation}</span>
        </summary>
        <Form method="post" action={`/lan/gemensamma-aktiviteter/${view.id}`} noValidate>
          <input type="hidden" name="organisation" value={organisationId} />
          <TextArea
            name={field}
            label={t('joint.replyLabel', { organisation })}
            defaultValue={failed?.written?.[field] ?? ''}
            error={failed?.errors?.[field]}
            rows={3}
          />
          <p className="button-row">
            <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="reply">
              {t('joint.reply')}
            </button>
          </p>
        </Form>
      </details>
    </div>
  );
}
