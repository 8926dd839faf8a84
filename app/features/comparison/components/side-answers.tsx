import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import type { AnswerCell, Compared, SettingView, SideBySideView } from '../view';
import { DownloadLinks } from './download-links';

interface SideAnswersProps {
  setting: SettingView;
  sideBySide: SideBySideView;
}

/** Every question with the level's text and the comment of those that show them, folded direction by direction. */
export function SideAnswers({ setting, sideBySide }: SideAnswersProps) {
  const { t } = useTranslation();
  const label = t('compare.side.answers');
  return (
    <>
      <h3 className="ds-heading" data-size="xs">
        {label}
      </h3>
      {sideBySide.directions.map((direction) => {
        const caption = t('compare.side.answersOf', direction);
        return (
          <details key={direction.code} className="fold">
            <summary>{caption}</summary>
            <TableScroll label={caption}>
              <table className="ds-table result-table compare-answers">
                <caption className="visually-hidden">{caption}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('compare.side.question')}</th>
                    {sideBySide.organisations.map(({ slug, name }) => (
                      <th key={slug} scope="col">
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {direction.indicators.map(({ code, question, cells }) => (
                    <tr key={code}>
                      <th scope="row">{question}</th>
                      {cells.map((cell, index) => (
                        <td key={sideBySide.organisations[index]?.slug}>
                          <Answer cell={cell} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          </details>
        );
      })}
      <DownloadLinks setting={setting} part="sida-vid-sida-svar" name={label} />
    </>
  );
}

function Answer({ cell }: { cell: Compared<AnswerCell> }) {
  const { t } = useTranslation();
  if ('reason' in cell) return <>{t(`compare.cell.${cell.reason}`)}</>;
  return (
    <>
      <strong>
        {cell.kind === 'level' ? t('compare.side.level', { level: cell.level }) : t(`compare.side.${cell.kind}`)}
      </strong>
      {cell.levelText !== '' && <p>{cell.levelText}</p>}
      {cell.comment !== '' && <p className="answer__text">{t('compare.side.comment', { text: cell.comment })}</p>}
    </>
  );
}
