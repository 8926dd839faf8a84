import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { OverdueMark, StatusMark } from '#app/components/status-mark';
import { TableScroll } from '#app/components/table-scroll';
import { TimeSpan } from '#app/components/time-span';
import { type PlanFilter, type Sort, writeFilter } from '../plan-filter';
import type { ActionView, NamedCode, PlanView } from '../view';

const COLUMNS: readonly { sort: Sort | null; text: string }[] = [
  { sort: 'title', text: 'plan.field.title' },
  { sort: null, text: 'plan.field.areas' },
  { sort: 'responsible', text: 'plan.field.responsible' },
  { sort: 'due', text: 'plan.field.time' },
  { sort: 'status', text: 'plan.field.status' },
];

/** The plan as a table: what goes on from the year before, then what is new. */
export function ActionTable({ view, filter }: { view: PlanView; filter: PlanFilter }) {
  const { t } = useTranslation();
  const groups = [
    { key: 'continued', actions: view.actions.filter((action) => action.isContinued) },
    { key: 'new', actions: view.actions.filter((action) => !action.isContinued) },
  ].filter(({ actions }) => actions.length > 0);
  return (
    <TableScroll label={t('plan.tableLabel')}>
      <table className="ds-table plan-table">
        <caption>{t('plan.shown', { count: view.actions.length, total: view.total })}</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ sort, text }) => (
              <SortableHeader key={text} sort={sort} text={t(text)} path={view.head.path} filter={filter} />
            ))}
          </tr>
        </thead>
        {groups.map(({ key, actions }) => (
          <tbody key={key}>
            {groups.some((group) => group.key === 'continued') && (
              <tr>
                <th scope="rowgroup" colSpan={COLUMNS.length}>
                  {t(`plan.group.${key}`)}
                </th>
              </tr>
            )}
            {actions.map((action) => (
              <ActionRow key={action.id} action={action} areas={view.areas} path={view.head.path} />
            ))}
          </tbody>
        ))}
      </table>
    </TableScroll>
  );
}

interface SortableHeaderProps {
  sort: Sort | null;
  text: string;
  path: string;
  filter: PlanFilter;
}

function SortableHeader({ sort, text, path, filter }: SortableHeaderProps) {
  if (sort === null) return <th scope="col">{text}</th>;
  const isCurrent = filter.sort === sort;
  const isDescending = isCurrent && !filter.isDescending;
  const direction = filter.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isCurrent ? direction : undefined}>
      <Link to={`${path}${writeFilter({ ...filter, sort, isDescending }) || '?vy=tabell'}`} preventScrollReset>
        {text}
        {isCurrent && <span aria-hidden="true">{filter.isDescending ? ' ↓' : ' ↑'}</span>}
      </Link>
    </th>
  );
}

function ActionRow({ action, areas, path }: { action: ActionView; areas: readonly NamedCode[]; path: string }) {
  const { t } = useTranslation();
  const names = action.areas.map((code) => areas.find((area) => area.code === code)?.name ?? code);
  const marks = [
    action.isJoint && t('joint.mark'),
    action.sinceDecision && t(`plan.since.${action.sinceDecision}`),
    action.checks > 0 && t('plan.checked', { done: action.checksDone, of: action.checks }),
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        <Link className="ds-link" to={`${path}/aktivitet/${action.id}`}>
          {action.title}
        </Link>
        {marks.length > 0 && <span className="subtle"> {marks.join(', ')}</span>}
      </th>
      <td>{names.join(', ') || '–'}</td>
      <td>{action.responsible || '–'}</td>
      <td className="plan-table__time">
        <TimeSpan action={action} /> {action.isOverdue && <OverdueMark />}
      </td>
      <td>
        <StatusMark status={action.status} />
      </td>
    </tr>
  );
}
