import { Form, Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { ErrorSummary } from '#app/components/error-summary';
import { TextArea } from '#app/components/text-area';
import { formatDate } from '#app/i18n/format';
import type { OfferPageView } from '../view';
import { JointReading } from './joint-reading';
import { JointMark, OfferMark } from './marks';
import type { OfferProblem } from './problem';
import { Thread } from './thread';

interface OfferPageProps {
  view: OfferPageView;
  failed: OfferProblem | undefined;
}

const ANSWERED = ['accept', 'decline', 'withdraw'];

/** What the county offers an organisation: what it is, what a yes means, the answer, and questions. */
export function OfferPage({ view, failed }: OfferPageProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const answered = search.get('svar') ?? '';
  return (
    <div className="joint narrow">
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          { to: '/gemensamma-aktiviteter', label: t('joint.offers.title') },
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {view.reading.title}
      </h1>
      {failed?.errors && <ErrorSummary errors={failed.errors} />}
      {ANSWERED.includes(answered) && !failed && (
        <p className="notice" role="status">
          {t(`joint.done.${answered}`)}
        </p>
      )}
      <p>
        {t('joint.offers.to', { organisation: view.organisation, day: formatDate(view.offeredAt) })}{' '}
        <OfferMark status={view.status} /> {view.jointStatus !== 'offered' && <JointMark status={view.jointStatus} />}
      </p>
      <Standing view={view} />
      <JointReading reading={view.reading} />
      <Answer view={view} failed={failed} />
      <Questions view={view} failed={failed} />
    </div>
  );
}

/** What has been answered, where the own action is, and how it ended. */
function Standing({ view }: { view: OfferPageView }) {
  const { t } = useTranslation();
  const { action, answeredAt, answeredBy, reason, ending, status } = view;
  return (
    <>
      {answeredAt && (
        <p>
          {t(`joint.answeredOn.${status}`, { day: formatDate(answeredAt), person: answeredBy })}
          {reason && <span className="joint__text joint__sub">{reason}</span>}
        </p>
      )}
      {action && (
        <p>
          <Link className="ds-link joint__draft" to={action.path}>
            {t('joint.toAction')}
          </Link>
        </p>
      )}
      {ending && (
        <p>
          {t(`joint.ended.${ending.status}`, { day: ending.happenedOn })}
          {ending.note && <span className="joint__text joint__sub">{ending.note}</span>}
        </p>
      )}
    </>
  );
}

function Answer({ view, failed }: OfferPageProps) {
  const { t } = useTranslation();
  const { canAccept, canDecline, canWithdraw, isOpen, canAsk } = view;
  if (!canAccept && !canDecline && !canWithdraw) return isOpen && !canAsk ? <p>{t('joint.othersAnswer')}</p> : null;
  return (
    <section aria-labelledby="answer" className="no-print">
      <h2 className="ds-heading" data-size="sm" id="answer">
        {t('joint.yourAnswer')}
      </h2>
      {canAccept && (
        <>
          <ul>
            <li>{t('joint.accepting.plan')}</li>
            <li>{t('joint.accepting.status')}</li>
            <li>{t('joint.accepting.more')}</li>
            <li>{t('joint.accepting.withdraw')}</li>
          </ul>
          <Form method="post">
            <p className="button-row">
              <button className="ds-button" type="submit" name="intent" value="accept">
                {t('joint.accept')}
              </button>
            </p>
          </Form>
        </>
      )}
      {canDecline && <WithReason intent="decline" field="reason" failed={failed} />}
      {canWithdraw && <WithReason intent="withdraw" field="withdrawReason" failed={failed} />}
    </section>
  );
}

interface WithReasonProps {
  intent: 'decline' | 'withdraw';
  field: string;
  failed: OfferProblem | undefined;
}

/** A no, or a yes taken back, with its reason. */
function WithReason({ intent, field, failed }: WithReasonProps) {
  const { t } = useTranslation();
  return (
    <details className="fold" open={failed?.errors?.[field] !== undefined}>
      <summary>{t(`joint.${intent}.title`)}</summary>
      <p>{t(`joint.${intent}.text`)}</p>
      <Form method="post" noValidate>
        <TextArea
          name={field}
          label={t('joint.reason')}
          defaultValue={failed?.written?.[field] ?? ''}
          error={failed?.errors?.[field]}
          rows={3}
          required
        />
        <p className="button-row">
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value={intent}>
            {t(`joint.${intent}.button`)}
          </button>
        </p>
      </Form>
    </details>
  );
}

function Questions({ view, failed }: OfferPageProps) {
  const { t } = useTranslation();
  if (!view.canAsk && view.messages.length === 0) return null;
  return (
    <section aria-labelledby="questions-heading" id="fragor">
      <h2 className="ds-heading" data-size="sm" id="questions-heading">
        {t('joint.asked')}
      </h2>
      <Thread messages={view.messages} organisation={view.organisation} />
      {view.canAsk && (
        <Form method="post" className="no-print" noValidate>
          <TextArea
            name="text"
            label={t('joint.askLabel')}
            defaultValue={failed?.written?.text ?? ''}
            error={failed?.errors?.text}
            rows={3}
          />
          <p className="button-row">
            <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="ask">
              {t('joint.ask')}
            </button>
          </p>
        </Form>
      )}
    </section>
  );
}
