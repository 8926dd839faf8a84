import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { OverdueMark } from '#app/components/status-mark';
import { TimeSpan } from '#app/components/time-span';
import { ACTION_STATUSES } from '#app/domain/plan/action';
import { type PlanFilter, writeFilter } from '../plan-filter';
import type { ActionView, PlanView } from '../view';

/**
 * The plan as a board, one column a status. A card is moved with a choice and a button, so that a mouse, a keyboard and a
 * browser without scripts do it in the same way.
 */
export function Board({ view, filter }: { view: PlanView; filter: PlanFilter }) {
  const { t } = useTranslation();
  return (
    <div className="board">
      {ACTION_STATUSES.map((status) => {
        const actions = view.actions.filter((action) => action.status === status);
        return (
          <section key={status} aria-labelledby={`column-${status}`} className="board__column">
            <h2 className="ds-heading" data-size="xs" id={`column-${status}`}>
              {t(`plan.status.${status}`)} <span className="subtle">({actions.length})</span>
            </h2>
            {actions.length === 0 && <p className="subtle">{t('plan.noActions')}</p>}
            <ul className="board__cards">
              {actions.map((action) => (
                <Card key={action.id} action={action} view={view} filter={filter} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Card({ action, view, filter }: { action: ActionView; view: PlanView; filter: PlanFilter }) {
  const { t } = useTranslation();
  const { head } = view;
  const names = action.areas.map((code) => view.areas.find((area) => area.code === code)?.name ?? code);
  const id = `aktivitet-${action.id}`;
  return (
    <li className="board__card" id={id} tabIndex={-1}>
      <h3>
        <Link className="ds-link" to={`${head.path}/aktivitet/${action.id}`}>
          {action.title}
        </Link>
      </h3>
      <p className="subtle">{[...names, action.responsible].filter(Boolean).join(' · ')}</p>
      <p>
        <TimeSpan action={action} /> {action.isOverdue && <OverdueMark />}
      </p>
      {head.canEdit && (
        <Form method="post" action={`${head.path}${writeFilter(filter)}`} className="board__move no-print">
          <input type="hidden" name="action" value={action.id} />
          <input type="hidden" name="revision" value={action.revision} />
          <label className="visually-hidden" htmlFor={`${id}-status`}>
            {t('plan.moveTo', { title: action.title })}
          </label>
          <select className="ds-input" id={`${id}-status`} name="status" key={action.status}>
            {action.nextStatuses.map((status) => (
              <option key={status} value={status}>
                {t(`plan.status.${status}`)}
              </option>
            ))}
          </select>
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="move">
            {t('plan.move')}
            <span className="visually-hidden"> {action.title}</span>
          </button>
        </Form>
      )}
    </li>
  );
}
