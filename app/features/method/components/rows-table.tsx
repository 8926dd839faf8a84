import type { ReactNode } from 'react';
import { TableScroll } from '#app/components/table-scroll';

export interface Row {
  key: string;
  head: ReactNode;
  cells: ReactNode[];
  /** Stands out as what the other rows belong to. */
  isGroup?: boolean;
}

/** A captioned table whose first column names the rows. */
export function RowsTable({ caption, columns, rows }: { caption: string; columns: string[]; rows: Row[] }) {
  return (
    <TableScroll label={caption}>
      <table className="ds-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-group={row.isGroup || undefined}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell's place is its column, which never moves
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
