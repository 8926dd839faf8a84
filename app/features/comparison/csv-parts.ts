import type { Counts } from '#app/access/answer-counts.server';
import type { CsvCell, CsvTable, Reason } from '#app/documents/write-csv';
import type { AnswersView, Cell, ComparisonView, FactsView, GroupFigure, SettingView } from './view';

/** What can be downloaded, by the name of its file. */
export const CSV_PARTS = [
  'varmekarta',
  'spridning',
  'forandring',
  'vilka-har-andrats',
  'sida-vid-sida',
  'sida-vid-sida-svar',
  'svar',
  'fakta',
] as const;
export type CsvPart = (typeof CSV_PARTS)[number];

export function isCsvPart(part: string | undefined): part is CsvPart {
  return CSV_PARTS.some((one) => one === part);
}

type Words = (key: string, values?: Record<string, unknown>) => string;

/** First in every row: which round, which group, and when it was taken. */
const HEAD = ['omgang', 'grupp', 'datum'];

function tableOf(setting: SettingView, date: string, columns: string[], rows: CsvCell[][]): CsvTable {
  const head = [setting.round.label, setting.group?.name ?? null, date];
  return { columns: [...HEAD, ...columns], rows: rows.map((row) => [...head, ...row]) };
}

/** A cell as its value and the reason why there is none. */
function cellPair(t: Words, cell: Cell): [number | null, Reason | null] {
  return 'value' in cell ? [cell.value, null] : [null, { code: cell.reason, text: t(`compare.cell.${cell.reason}`) }];
}

export function mapTable(t: Words, { setting, columns, map }: ComparisonView, date: string): CsvTable {
  const rows = map.rows.flatMap((row) =>
    row.cells.map((cell, index): CsvCell[] => [
      row.name,
      columns[index]!.code,
      columns[index]!.name,
      ...cellPair(t, cell),
    ]),
  );
  return tableOf(setting, date, ['organisation', 'kod', 'del', 'varde', 'orsak'], rows);
}

export function spreadTable(t: Words, { setting, spread }: ComparisonView, date: string): CsvTable {
  const rows = spread.rows.map(({ column, own, figure }): CsvCell[] => [
    column.code,
    column.name,
    own,
    ...figureCells(t, figure, setting),
  ]);
  const columns = ['kod', 'del', 'eget', 'antal', 'medel', 'median', 'kvartil1', 'kvartil3', 'orsak'];
  return tableOf(setting, date, columns, rows);
}

function figureCells(t: Words, figure: GroupFigure | null, { k, group }: SettingView): CsvCell[] {
  const why = (code: string, key = `result.hidden.${code}`): Reason => ({ code, text: t(key, { k }) });
  if (figure === null) return [null, null, null, null, null, why('none', 'compare.spread.none')];
  if (!figure.isShown) return [figure.n, null, null, null, null, why(figure.reason)];
  const { n, mean, median, quartiles, isOfNamedOnly } = figure;
  const reason = isOfNamedOnly
    ? { code: 'named_only', text: t('compare.spread.namedOnly', { n, total: group?.total ?? n }) }
    : median === null
      ? why('no_median', 'compare.spread.whyNoMedian')
      : quartiles
        ? null
        : why('no_quartiles', 'compare.spread.noQuartiles');
  return [n, mean, median, quartiles?.low ?? null, quartiles?.high ?? null, reason];
}

export function changeTable(t: Words, { setting, change }: ComparisonView, date: string): CsvTable {
  const rows = change.rows.map((row): CsvCell[] => [
    row.column.code,
    row.column.name,
    row.n,
    row.up,
    row.down,
    row.same,
    row.mean,
    row.median,
    row.composition,
    row.reason && {
      code: row.reason === 'too_few_unnamed' ? 'too_few' : row.reason,
      text: t(`result.hidden.${row.reason}`, { k: setting.k }),
    },
  ]);
  const sizes = ['medelforandring', 'medianforandring', 'sammansattning', 'orsak'];
  return tableOf(setting, date, ['kod', 'del', 'antal', 'okat', 'minskat', 'oforandrat', ...sizes], rows);
}

export function movesTable(t: Words, { setting, change }: ComparisonView, date: string): CsvTable {
  const rows = change.moves.map((move): CsvCell[] => [
    move.organisation,
    move.column.code,
    move.column.name,
    move.delta,
    { code: move.label, text: t(`compare.change.label.${move.label}`) },
  ]);
  return tableOf(setting, date, ['organisation', 'kod', 'del', 'forandring', 'bedomning'], rows);
}

export function sideTable(t: Words, { setting, sideBySide }: ComparisonView, date: string): CsvTable {
  const rows = (sideBySide?.nodes ?? []).flatMap(({ column, cells }) =>
    cells.map((cell, index): CsvCell[] => [
      sideBySide!.organisations[index]!.name,
      column.code,
      column.name,
      ...cellPair(t, cell),
    ]),
  );
  return tableOf(setting, date, ['organisation', 'kod', 'del', 'varde', 'orsak'], rows);
}

export function sideAnswersTable(t: Words, { setting, sideBySide }: ComparisonView, date: string): CsvTable {
  const indicators = (sideBySide?.directions ?? []).flatMap((direction) => direction.indicators);
  const rows = indicators.flatMap(({ code, question, cells }) =>
    cells.map((cell, index): CsvCell[] => {
      const head = [sideBySide!.organisations[index]!.name, code, question];
      if ('reason' in cell) {
        return [...head, null, null, null, { code: cell.reason, text: t(`compare.cell.${cell.reason}`) }];
      }
      const answer = cell.kind === 'level' ? cell.level : { code: cell.kind, text: t(`compare.side.${cell.kind}`) };
      return [...head, answer, cell.levelText, cell.comment, null];
    }),
  );
  return tableOf(setting, date, ['organisation', 'kod', 'fraga', 'svar', 'nivatext', 'kommentar', 'orsak'], rows);
}

export function answersTable(t: Words, { setting, directions, levels }: AnswersView, date: string): CsvTable {
  const heads: CsvCell[] = [
    ...levels.map((level) => level.value),
    ...(['DK', 'NA'] as const).map((code) => ({ code, text: t(`compare.side.${code}`) })),
  ];
  const rows = directions.flatMap(({ indicators }) =>
    indicators.flatMap(({ code, question, counts }) =>
      countRows(t, setting, counts, heads).map((row): CsvCell[] => [code, question, ...row]),
    ),
  );
  return tableOf(setting, date, ['kod', 'fraga', 'svar', 'antal', 'orsak'], rows);
}

export function factsTable(t: Words, { setting, facts }: FactsView, date: string): CsvTable {
  const rows = facts.flatMap(({ code, question, kind, categories, counts, named }) => {
    const heads = categories.map(
      (one): CsvCell => (/^\d{4}$/.test(one) ? one : { code: one, text: t(`compare.facts.category.${one}`) }),
    );
    const counted = countRows(t, setting, counts, heads).map((row): CsvCell[] => [code, question, null, ...row]);
    const byName = named.map(({ name, value }): CsvCell[] => {
      const answer =
        kind === 'yes_no' && value !== null ? { code: value, text: t(`compare.facts.category.${value}`) } : value;
      return [
        code,
        question,
        name,
        answer,
        null,
        value === null ? { code: 'empty', text: t('compare.facts.category.empty') } : null,
      ];
    });
    return [...counted, ...byName];
  });
  return tableOf(setting, date, ['kod', 'fraga', 'organisation', 'svar', 'antal', 'orsak'], rows);
}

/** One row a category with its count; one row with the reason when there is none. */
function countRows(t: Words, setting: SettingView, counts: Counts, heads: readonly CsvCell[]): CsvCell[][] {
  if (!counts.isShown) {
    const text = t(`compare.hidden.${counts.reason}`, { n: setting.nDistribution });
    return [[null, null, { code: counts.reason, text }]];
  }
  const total = setting.group?.total ?? counts.n;
  const note = counts.withheld
    ? { code: 'named_only', text: t('compare.answers.namedOnly', { n: counts.n, total }) }
    : null;
  return heads.map((head, index) => [head, counts.counts[index] ?? 0, note]);
}
