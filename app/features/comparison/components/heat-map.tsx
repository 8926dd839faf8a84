import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { valueText } from '#app/i18n/value-text';
import { type Sort, searchOf } from '../choice';
import { type Cell, type Column, type ComparisonView, type MapRow, SYMBOLS } from '../view';

/** The map itself. The first column stays when the rest scrolls; every head is a link that sorts by it. */
export function HeatMap({ view, caption }: { view: ComparisonView; caption: string }) {
  const { t } = useTranslation();
  const { setting, columns, map } = view;
  const { choice } = setting;
  return (
    <TableScroll label={caption}>
      <table className="ds-table compare-map" data-depth={choice.depth}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" aria-sort={choice.sort.by === 'name' ? 'ascending' : undefined}>
              <Link to={`/jamfor${searchOf(choice, { sort: { by: 'name' } })}#varden`} preventScrollReset>
                {t('compare.map.organisation')}
                <span className="visually-hidden"> ({t('compare.map.sortName')})</span>
              </Link>
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.code} column={column} view={view} />
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row) => (
            <Row key={row.slug} row={row} isPicked={choice.organisations.includes(row.slug)} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ColumnHead({ column, view }: { column: Column; view: ComparisonView }) {
  const { t } = useTranslation();
  const { choice } = view.setting;
  const current = choice.sort.by === 'node' && choice.sort.node === column.code ? choice.sort : null;
  const isLowestFirst = current !== null && !current.isLowestFirst;
  const sort: Sort = { by: 'node', node: column.code, isLowestFirst };
  const words = isLowestFirst ? 'compare.map.sortLowest' : 'compare.map.sortHighest';
  return (
    <th scope="col" aria-sort={current ? (current.isLowestFirst ? 'ascending' : 'descending') : undefined}>
      <Link to={`/jamfor${searchOf(view.setting.choice, { sort })}#varden`} preventScrollReset>
        {column.name}
        {current && <span aria-hidden="true">{current.isLowestFirst ? ' ↑' : ' ↓'}</span>}
        <span className="visually-hidden"> ({t(words, { name: column.name })})</span>
      </Link>
    </th>
  );
}

function Row({ row, isPicked }: { row: MapRow; isPicked: boolean }) {
  const { t } = useTranslation();
  return (
    <tr data-own={row.isOwn || undefined}>
      <th scope="row">
        <label className="compare-map__pick">
          <input
            type="checkbox"
            name="org"
            value={row.slug}
            defaultChecked={isPicked}
            aria-label={t('compare.map.pick', { name: row.name })}
            className="no-print"
          />
          <span>
            {row.name}
            {row.isOwn && <strong> ({t('compare.map.own')})</strong>}
          </span>
        </label>
      </th>
      {row.cells.map((cell, index) => (
        // Cells have no names of their own: they stand in the columns' fixed order.
        // biome-ignore lint/suspicious/noArrayIndexKey: the order never changes within a row
        <MapCell key={index} cell={cell} />
      ))}
    </tr>
  );
}

/** A value in its colour; or the sign of why there is none, with the reason in words for those who don't see the key. */
export function MapCell({ cell }: { cell: Cell }) {
  const { t } = useTranslation();
  if ('value' in cell) {
    return (
      <td className="level" data-level={cell.band}>
        {valueText(cell.value)}
      </td>
    );
  }
  const reason = t(`compare.cell.${cell.reason}`);
  return (
    <td className="compare-map__withheld" title={reason}>
      <span aria-hidden="true">{SYMBOLS[cell.reason]}</span>
      <span className="visually-hidden">{reason}</span>
    </td>
  );
}
