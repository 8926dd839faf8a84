import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckList } from '#app/components/check-list';
import { TextArea } from '#app/components/text-area';
import { TextField } from '#app/components/text-field';
import type { JointPageView } from '../view';
import type { JointProblem } from './problem';

interface StepProps {
  view: JointPageView;
  failed: JointProblem | undefined;
}

/** The one step that comes next, with its day. */
export function NextStep({ view, failed }: StepProps) {
  const { t } = useTranslation();
  const { id, next, today, canBeOfferedTo } = view;
  if (!next) return null;
  const { errors, written } = failed ?? {};
  return (
    <section aria-labelledby="next-step" id="steg" className="no-print">
      <h2 className="ds-heading" data-size="sm" id="next-step">
        {t(`joint.step.${next}.title`)}
      </h2>
      <p>{t(`joint.step.${next}.text`)}</p>
      <Form method="post" action={`/lan/gemensamma-aktiviteter/${id}`} noValidate>
        <input type="hidden" name="to" value={next} />
        <TextField
          name="happenedOn"
          type="date"
          label={t(`joint.step.${next}.day`)}
          defaultValue={written?.happenedOn ?? today}
          max={today}
          error={errors?.happenedOn}
        />
        {next === 'finished' && (
          <TextArea
            name="note"
            label={t('joint.outcome')}
            defaultValue={written?.note ?? ''}
            error={errors?.note}
            required
          />
        )}
        {next === 'offered' && (
          <CheckList
            name="organisations"
            legend={t('joint.offerTo')}
            description={t('joint.offerToHint')}
            choices={canBeOfferedTo}
            chosen={canBeOfferedTo.map((member) => member.id)}
            error={errors?.organisations}
          />
        )}
        <p className="button-row">
          <button className="ds-button" type="submit" name="intent" value="step">
            {t(`joint.step.${next}.button`)}
          </button>
        </p>
      </Form>
    </section>
  );
}

/** Offering it to those who were not asked at first. */
export function OfferToMore({ view, failed }: StepProps) {
  const { t } = useTranslation();
  const { id, canOfferToMore, canBeOfferedTo } = view;
  if (!canOfferToMore || canBeOfferedTo.length === 0) return null;
  const error = failed?.errors?.more;
  return (
    <details className="fold no-print" open={error !== undefined}>
      <summary>{t('joint.more.title')}</summary>
      <p>{t('joint.more.text')}</p>
      <Form method="post" action={`/lan/gemensamma-aktiviteter/${id}`} noValidate>
        <CheckList name="more" legend={t('joint.offerTo')} choices={canBeOfferedTo} chosen={[]} error={error} />
        <p className="button-row">
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="offer">
            {t('joint.more.button')}
          </button>
        </p>
      </Form>
    </details>
  );
}

/** Giving it up, with a reason. */
export function CancelStep({ view, failed }: StepProps) {
  const { t } = useTranslation();
  if (!view.canCancel) return null;
  const { errors, written } = failed ?? {};
  const hasFailed = errors?.reason !== undefined || errors?.cancelledOn !== undefined;
  return (
    <details className="fold no-print" open={hasFailed}>
      <summary>{t('joint.step.cancelled.title')}</summary>
      <p>{t(view.offers.length > 0 ? 'joint.step.cancelled.textOffered' : 'joint.step.cancelled.text')}</p>
      <Form method="post" action={`/lan/gemensamma-aktiviteter/${view.id}`} noValidate>
        <input type="hidden" name="to" value="cancelled" />
        <TextField
          name="cancelledOn"
          type="date"
          label={t('joint.step.cancelled.day')}
          defaultValue={written?.cancelledOn ?? view.today}
          max={view.today}
          error={errors?.cancelledOn}
        />
        <TextArea
          name="reason"
          label={t('joint.reason')}
          defaultValue={written?.reason ?? ''}
          error={errors?.reason}
          rows={3}
          required
        />
        <p className="button-row">
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="step">
            {t('joint.step.cancelled.button')}
          </button>
        </p>
      </Form>
    </details>
  );
}
