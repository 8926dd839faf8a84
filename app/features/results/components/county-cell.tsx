import { useTranslation } from 'react-i18next';
import { rangeText, valueText } from '#app/i18n/value-text';
import type { CountyFigure } from '../view';

interface CountyCellProps {
  figure: CountyFigure | null;
  total: number;
  k: number;
}

/** The county's median with its quartiles and how many it is of, or why something of it is not shown. */
export function CountyCell({ figure, total, k }: CountyCellProps) {
  const { t } = useTranslation();
  if (figure === null) return <>{t('result.county.none')}</>;
  if (!figure.isShown) return <>{t('result.notShown', { reason: t(`result.hidden.${figure.reason}`, { k }) })}</>;
  const { median, quartiles, n, isOfNamedOnly, areQuartilesWithheld } = figure;
  const withheld = t('result.county.quartilesWithheld', { reason: t('result.hidden.boundary') });
  return (
    <>
      {valueText(median)}
      {quartiles && ` (${rangeText(quartiles.low, quartiles.high)})`}
      <br />
      <span className="result-rule">
        {t(isOfNamedOnly ? 'result.county.namedOnly' : 'result.county.count', { n, total })}{' '}
        {!quartiles && (areQuartilesWithheld ? withheld : t('result.county.noQuartiles'))}
      </span>
    </>
  );
}
