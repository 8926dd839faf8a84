import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { formatDateTime, formatNumber } from '#app/i18n/format';
import { rangeText, shareText, valueText } from '#app/i18n/value-text';
import type { ResultView } from '../view';

/** For whoever checks the numbers: every node with two decimals, and what the sign-off was stamped with. */
export function Deepening({ view }: { view: ResultView }) {
  const { t } = useTranslation();
  const stamps = [
    ['reference', view.reference],
    ['revision', String(view.revision)],
    ['signedAt', formatDateTime(view.signedAt)],
    ['method', view.methodId],
    ['answersHash', view.answersHash],
    ['treeHash', view.treeHash],
  ] as const;
  return (
    <>
      <p>{t('result.deepening.intro')}</p>
      <TableScroll label={t('result.deepening.table')}>
        <table className="ds-table result-table">
          <caption className="visually-hidden">{t('result.deepening.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('result.column.name')}</th>
              {(['value', 'coverage', 'bounds', 'stage', 'share3', 'sumW2'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`result.deepening.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...view.nodes, ...view.collaboration].map((node) => (
              <tr key={node.code} data-kind={node.kind}>
                <th scope="row">
                  {node.kind === 'collaboration'
                    ? t('result.deepening.collaboration', { name: node.name })
                    : `${node.code} ${node.name}`}
                </th>
                <td>{node.status === 'ok' ? valueText(node.score, 2) : t(`result.deepening.${node.status}`)}</td>
                <td>{shareText(node.coverage)}</td>
                <td>{node.lower === null || node.upper === null ? '–' : rangeText(node.lower, node.upper, 2)}</td>
                <td>{node.stage ?? '–'}</td>
                <td>{shareText(node.share3)}</td>
                <td>{node.sumW2 === null ? '–' : formatNumber(node.sumW2, 4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <dl className="facts">
        {stamps.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`result.stamp.${key}`)}</dt>
            <dd className={key === 'answersHash' || key === 'treeHash' ? 'code' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
