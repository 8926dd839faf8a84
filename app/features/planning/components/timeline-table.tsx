import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { OverdueMark } from '#app/components/status-mark';
import { TableScroll } from '#app/components/table-scroll';
import { TimeSpan } from '#app/components/time-span';
import type { Timeline, TimelineRow } from '../timeline';

/** The plan quarter by quarter. A table, so that it reads aloud and prints; the dates stand in the bars. */
export function TimelineTable({ timeline, path }: { timeline: Timeline; path: string }) {
  const { t } = useTranslation();
  const { quarters, now, rows } = timeline;
  return (
    <TableScroll label={t('plan.timelineLabel')}>
      <table className="ds-table plan-timeline">
        <caption>{t('plan.timelineCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.field.title')}</th>
            {quarters.map(({ year, number }, index) => (
              <th scope="col" key={`${year}-${number}`} data-now={index === now || undefined}>
                {t('plan.quarter', { year, number })}
                {index === now && <span className="plan-timeline__now"> {t('plan.now')}</span>}
              </th>
            ))}
            {quarters.length === 0 && <th scope="col">{t('plan.field.time')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.action.id}>
              <th scope="row">
                <Link className="ds-link" to={`${path}/aktivitet/${row.action.id}`}>
                  {row.action.title}
                </Link>
              </th>
              <Bar row={row} count={Math.max(1, quarters.length)} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Bar({ row: { action, bar }, count }: { row: TimelineRow; count: number }) {
  const { t } = useTranslation();
  if (!bar) {
    return (
      <td colSpan={count} className="subtle">
        <TimeSpan action={action} />
      </td>
    );
  }
  return (
    <>
      {bar.before > 0 && <td colSpan={bar.before} />}
      <td colSpan={bar.length} className="plan-timeline__cell">
        <div className="plan-timeline__bar" data-status={action.status}>
          <TimeSpan action={action} /> · {t(`plan.status.${action.status}`)} {action.isOverdue && <OverdueMark />}
        </div>
      </td>
      {bar.after > 0 && <td colSpan={bar.after} />}
    </>
  );
}
