import { useTranslation } from 'react-i18next';
import { formatDate } from '#app/i18n/format';
import type { Comparison, CountyFigure } from '../view';

/** Which figures the county's are: of which round, of how many, and whether the own values are among them. */
export function CountyNote({ comparison, index }: { comparison: Comparison; index: CountyFigure | null }) {
  const { t } = useTranslation();
  if (!comparison.isShown) {
    return (
      <p>
        {t('result.county.hidden', { reason: t(`result.hidden.${comparison.reason}`) })}{' '}
        {comparison.closesAt && t('result.county.when', { date: formatDate(comparison.closesAt) })}
      </p>
    );
  }
  const { label, total, ownPart } = comparison;
  return (
    <>
      <p>
        {t('result.county.from', { round: label })} {index && t('result.county.count', { n: index.n, total })}{' '}
        {!comparison.isSameRound && t('result.county.laterRound', { date: formatDate(comparison.closesAt) })}
      </p>
      {index?.isShown && index.isOfNamedOnly && <p>{t('result.county.namedOnly', { n: index.n, total })}</p>}
      {ownPart.kind !== 'included' && (
        <p>
          {t(`result.county.own.${ownPart.kind}`, {
            round: label,
            ...(ownPart.kind === 'other_revision'
              ? { revision: ownPart.revision, date: formatDate(ownPart.signedAt) }
              : {}),
          })}
        </p>
      )}
    </>
  );
}
