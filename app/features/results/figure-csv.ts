import type { TFunction } from 'i18next';
import { type CsvCell, type CsvTable, nameOfParts, type Reason } from '#app/documents/write-csv';
import { asCollaboration } from './collaboration-lens';
import { missingText, yearNotes } from './components/series-texts';
import { withheldText } from './components/texts';
import type { CountyFigure, NodeKind, NodeView, ResultView } from './view';

/** The figures of a result whose numbers can be downloaded, by the name of the file. */
export const FIGURE_PARTS = ['omraden', 'inriktningar', 'samverkan', 'ar'] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

export function isFigurePart(part: string | undefined): part is FigurePart {
  return FIGURE_PARTS.some((one) => one === part);
}

/** What files of a figure are called, without their ending. */
export function nameOfFigure({ slugs }: Pick<ResultView, 'slugs'>, part: string): string {
  return nameOfParts('resultat', part, slugs.organisation, slugs.round);
}

export function figureHref({ slugs, askedRevision }: ResultView, part: FigurePart, profile: string): string {
  const search = new URLSearchParams({ profil: profile });
  if (askedRevision !== null) search.set('revision', String(askedRevision));
  return `/resultat/${slugs.organisation}/${slugs.round}/diagram/${part}.csv?${search}`;
}

/** First in every row: whose, which round, and which sign-off. */
const HEAD = ['organisation', 'omgang', 'revision'];

/** The numbers of a figure as its table on the page has them, unrounded where the page rounds. */
export function figureTable(t: TFunction, view: ResultView, part: FigurePart): CsvTable {
  const { columns, rows } = part === 'ar' ? yearsTable(t, view) : nodesTable(t, view, part);
  const head = [view.formalName, view.roundLabel, view.revision];
  return { columns: [...HEAD, ...columns], rows: rows.map((row) => [...head, ...row]) };
}

const KINDS: Record<Exclude<FigurePart, 'ar'>, readonly NodeKind[]> = {
  omraden: ['index', 'area'],
  inriktningar: ['direction'],
  samverkan: ['collaboration'],
};

function nodesTable(t: TFunction, whole: ResultView, part: keyof typeof KINDS): CsvTable {
  const isStaged = part === 'samverkan';
  const view = part === 'samverkan' ? asCollaboration(whole) : whole;
  const nodes = view.nodes.filter(({ kind }) => KINDS[part].includes(kind));
  const before = ['foreomgang', 'fore', 'forandring'];
  const county = ['lansomgang', 'median', 'kvartil1', 'kvartil3', 'antal', 'lansorsak'];
  return {
    columns: ['kod', 'del', 'varde', 'orsak', ...before, 'besvarat', ...(isStaged ? ['niva'] : []), ...county],
    rows: nodes.map((node) => [
      node.code,
      node.name,
      node.score,
      ownReason(t, node),
      view.earlier?.label ?? null,
      node.earlier,
      node.change?.change ?? null,
      node.coverage,
      ...(isStaged ? [node.stage] : []),
      ...countyCells(t, view, node.county),
    ]),
  };
}

function ownReason(t: TFunction, node: NodeView): Reason | null {
  const text = withheldText(t, node);
  return text === null ? null : { code: node.status, text };
}

function countyCells(t: TFunction, { comparison }: ResultView, figure: CountyFigure | null): CsvCell[] {
  const why = (code: string, k?: number): Reason => ({ code, text: t(`result.hidden.${code}`, { k }) });
  if (!comparison.isShown) return [null, null, null, null, null, why(comparison.reason)];
  const { label, k } = comparison;
  if (figure === null) return [label, null, null, null, null, { code: 'none', text: t('result.county.none') }];
  if (!figure.isShown) return [label, null, null, null, figure.n, why(figure.reason, k)];
  const { median, quartiles, n, areQuartilesWithheld } = figure;
  const reason = quartiles
    ? null
    : areQuartilesWithheld
      ? why('boundary', k)
      : { code: 'no_quartiles', text: t('result.county.noQuartiles') };
  return [label, median, quartiles?.low ?? null, quartiles?.high ?? null, n, reason];
}

function yearsTable(t: TFunction, { series, scale }: ResultView): CsvTable {
  const rows = series.flatMap(({ code, name, years }) =>
    years.map((year): CsvCell[] => {
      const missing = missingText(t, year);
      return [
        code,
        name,
        year.label,
        year.official,
        missing === null ? null : { code: year.status, text: missing },
        year.linked,
        year.link?.change ?? null,
        year.link?.label ? { code: year.link.label, text: t(`result.label.${year.link.label}`) } : null,
        yearNotes(t, year, scale).join(' ') || null,
      ];
    }),
  );
  const linked = ['jamforbart', 'forandring', 'bedomning', 'anmarkning'];
  return { columns: ['kod', 'del', 'ar', 'varde', 'orsak', ...linked], rows };
}
