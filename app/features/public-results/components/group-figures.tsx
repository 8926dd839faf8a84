import { useTranslation } from 'react-i18next';
import { CorrectionsNote } from '#app/components/corrections-note';
import { TableScroll } from '#app/components/table-scroll';
import { valueText } from '#app/i18n/value-text';
import type { ClosedRoundView, NamedNode, PublicFigure } from '../read-public-results.server';

type Group = ClosedRoundView['groups'][number];

/** The groups' figures as everybody may see them; where something is not shown, why. */
export function GroupFigures({ view }: { view: ClosedRoundView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="groups">
      <h2 className="ds-heading" data-size="sm" id="groups">
        {t('public.groups')}
      </h2>
      <p>{t('public.groupsText')}</p>
      <CorrectionsNote corrections={view.corrections} />
      {view.groups.map((group, index) => (
        <details className="fold" key={group.code} open={index === 0}>
          <summary>
            <h3 className="ds-heading" data-size="xs">
              {t('public.group', { name: group.name, count: group.total })}
            </h3>
          </summary>
          <Figures view={view} group={group} />
        </details>
      ))}
    </section>
  );
}

function Figures({ view, group }: { view: ClosedRoundView; group: Group }) {
  const { t } = useTranslation();
  const figures = new Map(group.figures.map((figure) => [figure.node, figure]));
  const directions = view.directions.filter(({ code }) => figures.has(code));
  const heads = [{ code: 'INDEX', name: t('sharing.depth.index') }, ...view.areas].filter(({ code }) =>
    figures.has(code),
  );
  return (
    <>
      <FigureTable caption={group.name} nodes={heads} figures={figures} k={view.k} />
      <details className="fold">
        <summary>{t('public.directionsIn', { name: group.name })}</summary>
        <FigureTable
          caption={t('public.directionsIn', { name: group.name })}
          nodes={directions}
          figures={figures}
          k={view.k}
        />
      </details>
    </>
  );
}

interface FigureTableProps {
  caption: string;
  nodes: NamedNode[];
  figures: ReadonlyMap<string, PublicFigure>;
  k: number;
}

function FigureTable({ caption, nodes, figures, k }: FigureTableProps) {
  const { t } = useTranslation();
  return (
    <TableScroll label={caption}>
      <table className="ds-table public-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('public.column.node')}</th>
            <th scope="col">{t('public.column.mean')}</th>
            <th scope="col">{t('public.column.median')}</th>
            <th scope="col">{t('public.column.quartiles')}</th>
            <th scope="col">{t('public.column.who')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <Row key={node.code} node={node} figure={figures.get(node.code)!} k={k} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ node, figure, k }: { node: NamedNode; figure: PublicFigure; k: number }) {
  const { t } = useTranslation();
  const { shown, reason, n, nNamed } = figure;
  return (
    <tr>
      <th scope="row">{node.name}</th>
      {shown ? (
        <>
          <td>{valueText(shown.mean)}</td>
          <td>{valueText(shown.median)}</td>
          <td>
            {shown.quartiles
              ? `${valueText(shown.quartiles.low)}–${valueText(shown.quartiles.high)}`
              : t('public.noQuartiles')}
          </td>
        </>
      ) : (
        <td colSpan={3}>{t('result.notShown', { reason: t(`result.hidden.${reason}`, { k }) })}</td>
      )}
      <td>{t(reason === 'not_shared' ? 'public.namedOnly' : 'public.named', { named: nNamed, n })}</td>
    </tr>
  );
}
