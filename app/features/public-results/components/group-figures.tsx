import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import type { ClosedRoundView, NamedNode, PublicFigure } from '../read-public-results.server';
import { valueText } from './value-text';

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
  const nodes = [{ code: 'INDEX', name: t('sharing.depth.index') }, ...view.areas, ...view.directions];
  const figures = new Map(group.figures.map((figure) => [figure.node, figure]));
  const rows = nodes.flatMap((node) => (figures.has(node.code) ? [{ node, figure: figures.get(node.code)! }] : []));
  return (
    <TableScroll label={group.name}>
      <table className="ds-table public-table">
        <caption className="visually-hidden">{group.name}</caption>
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
          {rows.map(({ node, figure }) => (
            <Row key={node.code} node={node} figure={figure} k={view.k} isPart={!isHead(view, node)} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function isHead(view: ClosedRoundView, node: NamedNode): boolean {
  return !view.directions.some(({ code }) => code === node.code);
}

function Row({ node, figure, k, isPart }: { node: NamedNode; figure: PublicFigure; k: number; isPart: boolean }) {
  const { t } = useTranslation();
  const { shown, reason, n, nNamed } = figure;
  return (
    <tr data-part={isPart || undefined}>
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
