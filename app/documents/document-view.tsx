import { Fragment } from 'react';
import { TableScroll } from '#app/components/table-scroll';
import { cellText } from './cell-text';
import { FigureView } from './figure-view';
import type { Block, Cell, Column, Run, Table } from './model';
import { linesOf } from './plain-text';

/** The blocks of a document as a part of a web page, under the page's own first heading. */
export function DocumentView({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a frozen document never changes its order
        <BlockView key={index} block={block} />
      ))}
    </>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading className="ds-heading" data-size={block.level === 2 ? 'sm' : 'xs'}>
          {block.text}
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p className={block.isNote ? 'document-note' : undefined}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((runs, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index}>
              <Runs runs={runs} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <TableView table={block} />;
    case 'figure':
      return <FigureView figure={block} />;
    case 'pageBreak':
      return null;
  }
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      {runs.map((run, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Fragment key={index}>
          {run.isBold ? (
            <strong>
              <Lines text={run.text} />
            </strong>
          ) : (
            <Lines text={run.text} />
          )}
        </Fragment>
      ))}
    </>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {linesOf(text).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Fragment key={index}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </>
  );
}

function TableView({ table }: { table: Table }) {
  const { caption, columns, rows } = table;
  return (
    <TableScroll label={caption}>
      <table className="ds-table document-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.header} scope="col" className={column.kind === 'number' ? 'document-number' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={index}>
              {row.map((cell, at) => (
                <CellView key={columns[at]!.header} cell={cell} column={columns[at]!} isName={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function CellView({ cell, column, isName }: { cell: Cell; column: Column; isName: boolean }) {
  const text = <Lines text={cellText(cell, column)} />;
  if (isName) return <th scope="row">{text}</th>;
  return <td className={column.kind === 'number' ? 'document-number' : undefined}>{text}</td>;
}
