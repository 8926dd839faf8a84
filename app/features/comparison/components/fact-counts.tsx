import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { countReached, type FactKind } from '#app/domain/benchmark/fact-counts';
import { formatNumber } from '#app/i18n/format';
import type { FactRow, FactsView, SettingView } from '../view';
import { DownloadLinks } from './download-links';

/** How many have reached what each fact asks about: in counts, and by name for those that show it. */
export function FactCounts({ view }: { view: FactsView }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="narrow">{t('compare.facts.intro')}</p>
      {view.facts.map((fact) => (
        <section key={fact.code} aria-labelledby={fact.code}>
          <h2 id={fact.code} className="ds-heading" data-size="sm">
            {fact.question}
          </h2>
          <Counted fact={fact} setting={view.setting} />
          <Named fact={fact} />
        </section>
      ))}
      <DownloadLinks setting={view.setting} part="fakta" name={t('compare.facts.title')} />
    </>
  );
}

function Counted({ fact, setting }: { fact: FactRow; setting: SettingView }) {
  const { t } = useTranslation();
  const { counts, categories, kind } = fact;
  if (!counts.isShown) {
    const reason = t(`compare.hidden.${counts.reason}`, { n: setting.nDistribution });
    return <p>{t('compare.notShown', { reason })}</p>;
  }
  const { n } = counts;
  const basis = counts.withheld ? 'compare.facts.namedOnly' : 'compare.facts.basis';
  const caption = t('compare.facts.caption', { question: fact.question });
  return (
    <>
      <p>
        <strong>{t(`compare.facts.reached.${kind}`, { count: countReached(fact), n })}</strong>{' '}
        {t(basis, { n, total: setting.group?.total })}{' '}
        {counts.withheld &&
          t('compare.others', { reason: t(`compare.hidden.${counts.withheld}`, { n: setting.nDistribution }) })}
      </p>
      <TableScroll label={caption}>
        <table className="ds-table compare-narrow">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.facts.answer')}</th>
              <th scope="col">{t('compare.facts.count')}</th>
            </tr>
          </thead>
          <tbody>
            {categories.map((category, index) => (
              <tr key={category}>
                <th scope="row">{/^\d/.test(category) ? category : t(`compare.facts.category.${category}`)}</th>
                <td>{counts.counts[index]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function Named({ fact: { named, question, kind } }: { fact: FactRow }) {
  const { t } = useTranslation();
  if (named.length === 0) return <p>{t('compare.facts.nobody')}</p>;
  const caption = t('compare.facts.namedCaption', { question });
  return (
    <details className="fold">
      <summary>{t('compare.facts.named', { count: named.length })}</summary>
      <TableScroll label={caption}>
        <table className="ds-table compare-narrow">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compare.facts.organisation')}</th>
              <th scope="col">{t('compare.facts.value')}</th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ name, isOwn, value }) => (
              <tr key={name} data-own={isOwn || undefined}>
                <th scope="row">
                  {name}
                  {isOwn && <strong> ({t('compare.map.own')})</strong>}
                </th>
                <td>
                  <FactValue kind={kind} value={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}

function FactValue({ kind, value }: { kind: FactKind; value: string | null }) {
  const { t } = useTranslation();
  if (value === null) return <>{t('compare.facts.category.empty')}</>;
  if (kind === 'yes_no') return <>{t(`compare.facts.category.${value}`)}</>;
  return <>{kind === 'number' ? formatNumber(Number(value)) : value}</>;
}
