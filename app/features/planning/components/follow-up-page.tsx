import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '#app/components/leave-guard';
import { PlanFrame } from '#app/components/plan-frame';
import { OverdueMark, StatusMark } from '#app/components/status-mark';
import type { FollowedUp, StaleFollowUp } from '../follow-up.server';
import { rowField, type SavedFollowUp } from '../follow-up-form';
import type { FollowUpRow, FollowUpView } from '../read-follow-up.server';
import { FollowUpReceipt } from './follow-up-receipt';
import { useFreshWhenStale } from './use-fresh-when-stale';

export interface FollowUpProblem {
  errors?: Record<string, string>;
  stale?: StaleFollowUp[];
  /** What was written, when it could not be saved. */
  rows?: FollowedUp[];
}

interface FormProps {
  view: FollowUpView;
  failed: FollowUpProblem | undefined;
}

interface FollowUpPageProps extends FormProps {
  /** What was saved just now. */
  saved: SavedFollowUp | null;
}

/** Last year's plan followed up in one step: status, outcome, and what goes on this year. */
export function FollowUpPage({ view, saved, failed: answered }: FollowUpPageProps) {
  const { t } = useTranslation();
  const { head, earlier, rows } = view;
  const failed = useFreshWhenStale(answered);
  return (
    <PlanFrame
      head={head}
      part="followUp"
      heading={t('plan.followUp.heading', { organisation: head.organisation, round: head.roundName })}
      errors={failed?.errors}
    >
      {saved && earlier && head.canEdit && !failed && (
        <FollowUpReceipt saved={saved} path={head.path} earlierPath={earlier.path} />
      )}
      {failed?.stale && <StaleRows stale={failed.stale} />}
      {!earlier && <p>{t('plan.followUp.none')}</p>}
      {earlier && (
        <>
          <p className="lead">{t('plan.followUp.intro', { round: earlier.roundName })}</p>
          <p>
            <Link className="ds-link" to={`${earlier.path}?vy=tabell`}>
              {t('plan.of', { round: earlier.roundName })}
            </Link>
          </p>
          {!head.isSigned && <p className="notice">{t('plan.followUp.unsigned')}</p>}
          {head.canEdit ? <FollowUpForm view={view} failed={failed} /> : <Reading rows={rows} />}
        </>
      )}
    </PlanFrame>
  );
}

function FollowUpForm({ view, failed }: FormProps) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={`${view.head.path}/uppfoljning`} autoComplete="off" noValidate>
      <LeaveGuard />
      {view.rows.map((row) => (
        <RowFields
          key={`${row.id} ${row.revision} ${failed ? 'failed' : ''}`}
          row={row}
          written={failed?.rows?.find(({ actionId }) => actionId === row.id)}
        />
      ))}
      <p className="button-row">
        <button className="ds-button" type="submit" name="intent" value="followUp">
          {t('plan.followUp.save')}
        </button>
      </p>
    </Form>
  );
}

function RowFields({ row, written }: { row: FollowUpRow; written: FollowedUp | undefined }) {
  const { t } = useTranslation();
  const { id } = row;
  return (
    <fieldset className="follow-up">
      <legend>{row.title}</legend>
      <p className="subtle">
        {[row.responsible, row.dueOn && t('plan.dueOn', { date: row.dueOn })].filter(Boolean).join(' · ')}{' '}
        {row.isOverdue && <OverdueMark />}
      </p>
      <input type="hidden" name="row" value={id} />
      <input type="hidden" name={rowField.revision(id)} value={row.revision} />
      <div className="follow-up__fields">
        <div className="field">
          <label className="ds-label" htmlFor={rowField.status(id)}>
            {t('plan.field.status')}
          </label>
          <select
            className="ds-input"
            id={rowField.status(id)}
            name={rowField.status(id)}
            defaultValue={written?.status ?? row.status}
          >
            {row.statuses.map((status) => (
              <option key={status} value={status}>
                {t(`plan.status.${status}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label className="ds-label" htmlFor={rowField.outcome(id)}>
            {t('plan.field.outcome')}
          </label>
          <textarea
            className="ds-input"
            id={rowField.outcome(id)}
            name={rowField.outcome(id)}
            rows={2}
            maxLength={4000}
            defaultValue={written?.outcome ?? row.outcome}
          />
        </div>
      </div>
      {row.isMoved ? (
        <p>{t('plan.followUp.moved')}</p>
      ) : (
        <label className="check">
          <input type="checkbox" name={rowField.move(id)} defaultChecked={written?.isMovedOver ?? row.isToMove} />
          <span>{t('plan.followUp.move')}</span>
        </label>
      )}
    </fieldset>
  );
}

function Reading({ rows }: { rows: readonly FollowUpRow[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      {rows.map((row) => (
        <li key={row.id}>
          {row.title} <StatusMark status={row.status} /> {row.isMoved && t('plan.followUp.moved')}
          {row.outcome && <p className="plan-text">{row.outcome}</p>}
        </li>
      ))}
    </ul>
  );
}

function StaleRows({ stale }: { stale: StaleFollowUp[] }) {
  const { t } = useTranslation();
  return (
    <div className="error-summary" role="alert">
      <p>{t('plan.followUp.stale')}</p>
      <ul>
        {stale.map(({ actionId, title, stored }) => (
          <li key={actionId}>
            {t('plan.followUp.staleRow', {
              title,
              person: stored.personName,
              status: t(`plan.status.${stored.status}`),
              outcome: stored.outcome || t('plan.nothing'),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
