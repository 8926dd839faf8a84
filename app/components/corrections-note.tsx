import { useTranslation } from 'react-i18next';
import { formatDate } from '#app/i18n/format';

export interface CorrectionView {
  correctedAt: string;
  reason: string;
}

/** Says that published figures have been corrected, when and why; nothing where they have not. */
export function CorrectionsNote({ corrections }: { corrections: readonly CorrectionView[] }) {
  const { t } = useTranslation();
  return corrections.map(({ correctedAt, reason }) => (
    <p key={correctedAt} className="notice user-text">
      {t('chart.corrected', { date: formatDate(correctedAt), reason })}
    </p>
  ));
}
