import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { searchOf } from '../choice';
import type { AnswersView, DistributionView, SettingView } from '../view';
import { DownloadLinks } from './download-links';

type Direction = AnswersView['directions'][number];

/** How many gave each answer, question by question; darker where more did, the number always printed. */
export function AnswerCounts({ view }: { view: AnswersView }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="narrow">{t('compare.answers.intro')}</p>
      <dl className="compare-symbols" aria-label={t('compare.answers.scale')}>
        {view.levels.map(({ value, name }) => (
          <div key={value}>
            <dt>{value}</dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      {view.directions.map((direction) => (
        <section key={direction.code} aria-labelledby={direction.code}>
          <h2 id={direction.code} className="ds-heading" data-size="sm">
            {direction.name}
          </h2>
          <DirectionCounts view={view} direction={direction} />
        </section>
      ))}
      <DownloadLinks setting={view.setting} part="svar" name={view.area.name}>
        <a className="ds-link" download href={`/jamfor/alla-svar.xlsx${searchOf(view.setting.choice)}`}>
          {t('compare.workbook.link')}
        </a>
      </DownloadLinks>
      <p className="narrow no-print">{t('compare.workbook.about')}</p>
    </>
  );
}

function DirectionCounts({ view, direction }: { view: AnswersView; direction: Direction }) {
  const { t } = useTranslation();
  const heads = [
    ...view.levels.map(({ value, name }) => ({
      short: String(value),
      long: t('compare.answers.levelOf', { value, name }),
    })),
    ...(['DK', 'NA'] as const).map((kind) => ({
      short: t(`compare.answers.${kind}`),
      long: t(`compare.answers.${kind}`),
    })),
  ];
  const caption = t('compare.answers.caption', { name: direction.name });
  const isSecret = direction.indicators.every(({ counts }) => !counts.isShown && counts.reason === 'sensitive');
  if (isSecret) return <p>{t('compare.notShown', { reason: t('compare.hidden.sensitive') })}</p>;
  return (
    <>
      <p>
        {direction.indicators
          .map((indicator) =>
            mostOf(
              t,
              indicator,
              heads.map(({ short }) => short),
            ),
          )
          .join(' ')}
      </p>
      <TableScroll label={caption}>
        <table className="ds-table result-table compare-counts">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.answers.question')}</th>
              {heads.map(({ short, long }) => (
                <th key={long} scope="col">
                  <span aria-hidden="true">{short}</span>
                  <span className="visually-hidden">{long}</span>
                </th>
              ))}
              <th scope="col">{t('compare.answers.n')}</th>
            </tr>
          </thead>
          <tbody>
            {direction.indicators.map((indicator) => (
              <CountRow key={indicator.code} indicator={indicator} setting={view.setting} width={heads.length + 1} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

/** The most common answer of a question, with how many gave it; nothing when it is not shown. */
function mostOf(t: Translate, { code, counts }: DistributionView, heads: readonly string[]): string {
  if (!counts.isShown) return '';
  const count = Math.max(...counts.counts);
  const place = counts.counts.indexOf(count);
  const head = heads[place] ?? '';
  const answer = /^\d+$/.test(head) ? t('compare.answers.level', { value: head }) : head;
  return t('compare.answers.most', { code, answer, count, n: counts.n });
}

const STEPS = 5;

interface CountRowProps {
  indicator: DistributionView;
  setting: SettingView;
  width: number;
}

function CountRow({ indicator: { code, question, counts }, setting, width }: CountRowProps) {
  const { t } = useTranslation();
  const total = setting.group?.total;
  return (
    <tr>
      <th scope="row">
        {code} {question}
      </th>
      {counts.isShown ? (
        <>
          {counts.counts.map((count, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the answers stand in their fixed order
            <td key={index} className="level" data-level={Math.ceil((count / counts.n) * STEPS)}>
              {count}
            </td>
          ))}
          <td>
            {t(counts.withheld ? 'compare.answers.namedOnly' : 'compare.answers.count', { n: counts.n, total })}
            {counts.withheld && (
              <p className="result-rule">
                {t('compare.others', {
                  reason: t(`compare.hidden.${counts.withheld}`, { n: setting.nDistribution }),
                })}
              </p>
            )}
          </td>
        </>
      ) : (
        <td colSpan={width}>
          {t('compare.notShown', { reason: t(`compare.hidden.${counts.reason}`, { n: setting.nDistribution }) })}
        </td>
      )}
    </tr>
  );
}
