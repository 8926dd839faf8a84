import { useTranslation } from 'react-i18next';
import { ChartFigure } from '#app/components/chart-figure';
import type { MarksSpec } from '#app/components/chart-spec';
import { CsvLinks } from '#app/components/csv-links';
import { TableScroll } from '#app/components/table-scroll';
import { shareText, valueText } from '#app/i18n/value-text';
import { type FigurePart, figureHref, nameOfFigure } from '../figure-csv';
import type { NodeView, ResultView } from '../view';
import { CountyCell } from './county-cell';
import { HowLink } from './how-link';
import { boundsText, changeText, summaryText, withheldText } from './texts';

interface NodesFigureProps {
  view: ResultView;
  nodes: NodeView[];
  kind: MarksSpec['kind'];
  caption: string;
  /** The file that has the numbers; several figures may be of the same. */
  part: FigurePart;
  /** The table has the achieved levels too. */
  isStaged?: boolean;
  isTableOpen?: boolean;
}

/** Some nodes as a picture with their table: own value, earlier value, and the county's where there is one. */
export function NodesFigure({ view, nodes, kind, caption, part, isStaged, isTableOpen }: NodesFigureProps) {
  const { t } = useTranslation();
  const { earlier, comparison } = view;
  const county = comparison.isShown ? comparison.label : null;
  const hasBands = nodes.some((node) => node.county?.isShown && node.county.quartiles);
  return (
    <>
      <ChartFigure
        spec={toSpec(view, nodes, kind)}
        caption={caption}
        summary={summaryText(t, nodes, earlier?.label ?? null)}
        isTableOpen={isTableOpen}
        names={{
          own: t('chart.own', { organisation: view.organisation, round: view.roundLabel }),
          ...(earlier ? { earlier: t('chart.own', { organisation: view.organisation, round: earlier.label }) } : {}),
          ...(county ? { median: t('chart.median', { round: county }) } : {}),
          ...(county && hasBands && kind === 'strip' ? { band: t('chart.band', { round: county }) } : {}),
        }}
        table={<NodesTable view={view} nodes={nodes} caption={caption} isStaged={isStaged} />}
        fileName={nameOfFigure(view, kind === 'radar' ? `${part}-oversikt` : part)}
      />
      <CsvLinks href={(profile) => figureHref(view, part, profile)} name={caption} />
    </>
  );
}

function toSpec(view: ResultView, nodes: NodeView[], kind: MarksSpec['kind']): MarksSpec {
  const shown = nodes.map((node) => (node.county?.isShown ? node.county : null));
  return {
    kind,
    labels: nodes.map((node) => node.name),
    scale: view.scale,
    own: nodes.map((node) => node.score),
    ownTexts: nodes.map((node) => valueText(node.score)),
    earlier: view.earlier ? nodes.map((node) => node.earlier) : null,
    medians: view.comparison.isShown ? shown.map((figure) => figure?.median ?? null) : null,
    bands:
      view.comparison.isShown && kind === 'strip'
        ? shown.map((figure) => (figure?.quartiles ? [figure.quartiles.low, figure.quartiles.high] : null))
        : null,
  };
}

/** The figure's numbers, and with them how much was answered and the way to each number's making. */
function NodesTable({ view, nodes, caption, isStaged }: Omit<NodesFigureProps, 'kind' | 'part' | 'isTableOpen'>) {
  const { t } = useTranslation();
  const { earlier, comparison } = view;
  return (
    <TableScroll label={caption}>
      <table className="ds-table result-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('result.column.name')}</th>
            <th scope="col">{view.roundLabel}</th>
            {earlier && <th scope="col">{earlier.label}</th>}
            {earlier && <th scope="col">{t('result.column.change')}</th>}
            <th scope="col">{t('result.column.coverage')}</th>
            {isStaged && <th scope="col">{t('result.achieved')}</th>}
            {comparison.isShown && (
              <th scope="col" className="result-table__wide">
                {t('result.column.county', { round: comparison.label })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.code}>
              <th scope="row">
                {node.name}
                <br />
                <HowLink
                  node={node.code}
                  name={node.name}
                  place={`tabell-${node.kind}`}
                  askedRevision={view.askedRevision}
                />
              </th>
              <td>{withheldText(t, node) ?? boundsText(t, node) ?? valueText(node.score)}</td>
              {earlier && <td>{valueText(node.earlier)}</td>}
              {earlier && <td>{changeText(node.change)}</td>}
              <td>{shareText(node.coverage)}</td>
              {isStaged && <td>{node.stage ?? '–'}</td>}
              {comparison.isShown && (
                <td>
                  <CountyCell figure={node.county} total={comparison.total} k={comparison.k} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {earlier && nodes.some((node) => node.change?.roundingNote) && <p>{t('result.roundingNotes')}</p>}
    </TableScroll>
  );
}
