import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { changeText } from '#app/i18n/value-text';
import type { ComparisonView } from '../view';
import { DownloadLinks } from './download-links';

/** Who has moved by more than the uncertainty, of those that show the value in both years. */
export function Moves({ view: { setting, change } }: { view: ComparisonView }) {
  const { t } = useTranslation();
  const caption = t('compare.change.moves');
  return (
    <details className="fold">
      <summary>
        <h3 className="ds-heading" data-size="xs">
          {t('compare.change.movesCount', { count: change.moves.length })}
        </h3>
      </summary>
      <p className="narrow">{t('compare.change.movesIntro')}</p>
      {change.moves.length === 0 ? (
        <p>{t('compare.change.noMoves')}</p>
      ) : (
        <>
          <TableScroll label={caption}>
            <table className="ds-table result-table">
              <caption className="visually-hidden">{caption}</caption>
              <thead>
                <tr>
                  {(['organisation', 'part', 'delta', 'label'] as const).map((head) => (
                    <th key={head} scope="col">
                      {t(`compare.change.moveColumn.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {change.moves.map((move) => (
                  <tr key={`${move.organisation} ${move.column.code}`} data-own={move.isOwn || undefined}>
                    <th scope="row">
                      {move.organisation}
                      {move.isOwn && <strong> ({t('compare.map.own')})</strong>}
                    </th>
                    <td>{move.column.name}</td>
                    <td>{changeText(move.delta)}</td>
                    <td>{t(`compare.change.label.${move.label}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
          <DownloadLinks setting={setting} part="vilka-har-andrats" name={caption} />
        </>
      )}
    </details>
  );
}
