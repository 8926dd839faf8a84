import { useTranslation } from 'react-i18next';
import type { UnreadView } from '../review-upload.server';

/** What is changed in a file where nothing is read: said before anybody says yes, so that nobody believes it is saved. */
export function ImportUnread({ unread }: { unread: UnreadView }) {
  const { t } = useTranslation();
  const { cells, moreCells, removed, sheets } = unread;
  if (cells.length + removed.length + sheets.length === 0) return null;
  return (
    <div className="notice import-unread">
      <h3 className="ds-heading" data-size="xs">
        {t('planTables.unread.title')}
      </h3>
      <p>{t('planTables.unread.text')}</p>
      <ul>
        {cells.map((cell) => (
          <li key={`${cell.sheet} ${cell.row} ${cell.column}`}>
            {cell.sheet !== null && `${t('planTables.unread.sheet', { sheet: cell.sheet })} `}
            {cell.column === null
              ? t('planTables.unread.row', { row: cell.row })
              : t('planTables.unread.cell', { row: cell.row, column: cell.column })}
          </li>
        ))}
        {moreCells > 0 && <li>{t('planTables.unread.more', { count: moreCells })}</li>}
        {removed.map(({ sheet, count }) => (
          <li key={`removed ${sheet}`}>
            {t('planTables.unread.sheet', { sheet })} {t('planTables.unread.removed', { count })}
          </li>
        ))}
        {sheets.map((sheet) => (
          <li key={`sheet ${sheet}`}>{t('planTables.unread.wholeSheet', { sheet })}</li>
        ))}
      </ul>
    </div>
  );
}
