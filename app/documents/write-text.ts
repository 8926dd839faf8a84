import { cellText } from './cell-text';
import type { Block, Document, Table } from './model';
import { linesOf } from './plain-text';

const LINE_END = '\r\n';

/** The document as plain text to paste elsewhere: rows of tables as lines with their headers, nothing left out. */
export function writeText({ title, subtitle, blocks }: Omit<Document, 'stamp'>, footer: string): string {
  const parts = [underlined(title, '='), subtitle, ...blocks.map(toText), footer];
  return `${parts
    .filter((part) => part !== '')
    .flatMap((part) => [...linesOf(part), ''])
    .join(LINE_END)}`;
}

function toText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 4 ? block.text : underlined(block.text, block.level === 2 ? '=' : '-');
    case 'paragraph':
      return block.runs.map(({ text }) => text).join('');
    case 'list':
      return block.items.map((runs) => item(runs.map(({ text }) => text).join(''))).join('\n');
    case 'table':
      return tableText(block);
    case 'figure':
      return `${block.caption}\n${block.alternative}`;
    case 'pageBreak':
      return '';
  }
}

function underlined(text: string, sign: string): string {
  const longest = Math.max(...linesOf(text).map((line) => line.length));
  return `${text}\n${sign.repeat(Math.min(longest, 72))}`;
}

/** Further lines of an item stand under its first. */
const item = (text: string) => `- ${linesOf(text).join('\n  ')}`;

function tableText({ caption, columns, rows }: Table): string {
  const lines = rows.map((row) => {
    const [name, ...values] = row.map((value, index) => cellText(value, columns[index]!));
    return [
      item(name ?? ''),
      ...values.map((value, at) => `  ${columns[at + 1]!.header}: ${linesOf(value).join('\n  ')}`),
    ];
  });
  return [caption, ...lines.flat()].join('\n');
}
