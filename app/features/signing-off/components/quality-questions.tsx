import { useTranslation } from 'react-i18next';

/** Questions about the answers as a whole. They stop nothing: alike answers are often right. */
export function QualityQuestions({ flags, earlierRound }: { flags: string[]; earlierRound: string | null }) {
  const { t } = useTranslation();
  if (flags.length === 0) return null;
  return (
    <section className="notice" aria-labelledby="quality">
      <h2 className="ds-heading" data-size="xs" id="quality">
        {t('review.quality')}
      </h2>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>{t(`review.flag.${flag}`, { round: earlierRound })}</li>
        ))}
      </ul>
    </section>
  );
}
