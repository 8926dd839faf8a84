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
              <Place row={row} count={Math.max(1, quarters.length)} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Place({ row: { action, place }, count }: { row: TimelineRow; count: number }) {
  const { t } = useTranslation();
  if (place.kind !== 'bar') {
    return (
      <td colSpan={count} className="subtle" data-place={place.kind}>
        {place.kind !== 'undated' && `${t(`plan.timeline.${place.kind}`)} `}
        <TimeSpan action={action} />
        {place.kind !== 'undated' && ` · ${t(`plan.status.${action.status}`)}`} {action.isOverdue && <OverdueMark />}
      </td>
    );
  }
  return (
    <>
      {place.before > 0 && <td colSpan={place.before} />}
      <td colSpan={place.length} className="plan-timeline__cell">
        <div
          className="plan-timeline__bar"
          data-status={action.status}
          data-begins-earlier={place.beginsEarlier || undefined}
          data-ends-later={place.endsLater || undefined}
        >
          <TimeSpan action={action} /> · {t(`plan.status.${action.status}`)} {action.isOverdue && <OverdueMark />}
          {place.beginsEarlier && <div className="subtle">{t('plan.timeline.beginsEarlier')}</div>}
          {place.endsLater && <div className="subtle">{t('plan.timeline.endsLater')}</div>}
        </div>
      </td>
      {place.after > 0 && <td colSpan={place.after} />}
    </>
  );
}
