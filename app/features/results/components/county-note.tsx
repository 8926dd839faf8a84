import { useTranslation } from 'react-i18next';
import { CorrectionsNote } from '#app/components/corrections-note';
import { formatDate, formatWithInterval } from '#app/i18n/format';
import type { Comparison } from '../view';

/** Which round the county's figures are of, and whether the own values are among them; or why there are none. */
export function CountyNote({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  if (!comparison.isShown) {
    return (
      <p>
        {t('result.county.hidden', { reason: t(`result.hidden.${comparison.reason}`) })}{' '}
        {comparison.closesAt && t('result.county.when', { date: formatDate(comparison.closesAt) })}
      </p>
    );
  }
  const { label, ownPart } = comparison;
  return (
    <>
      <p>
        {t('result.county.from', { round: label })}{' '}
        {!comparison.isSameRound && t('result.county.laterRound', { date: formatDate(comparison.closesAt) })}
      </p>
      <CorrectionsNote corrections={comparison.corrections} />
      {comparison.place && (
        <p>
          {t(`result.county.${comparison.place.as}`, {
            n: comparison.place.n,
            interval: formatWithInterval(comparison.place),
            round: label,
          })}
        </p>
      )}
      {comparison.isPlaceWithheld && <p>{t('result.county.noPlace', { reason: t('result.hidden.boundary') })}</p>}
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
