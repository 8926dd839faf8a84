import { useTranslation } from 'react-i18next';

const RULES = ['all', 'top', 'parts', 'half', 'time', 'decided', 'between', 'comment'] as const;

/** How to read the levels, once for the whole area. Folded, and readable without script. */
export function LevelGuidance() {
  const { t } = useTranslation();
  return (
    <details className="fold narrow level-guidance">
      <summary>{t('answering.guidance.title')}</summary>
      <ul>
        {RULES.map((rule) => (
          <li key={rule}>{t(`answering.guidance.${rule}`)}</li>
        ))}
      </ul>
    </details>
  );
}
