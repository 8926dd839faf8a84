import { useTranslation } from 'react-i18next';

const STEPS = ['save', 'plan', 'flow', 'read', 'bucket', 'create', 'details', 'once'] as const;

/** How the file of tasks comes into Microsoft Planner. */
export function PlannerSteps() {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {t('planFiles.planner.title')}
        </h2>
      </summary>
      <p>{t('planFiles.planner.intro')}</p>
      <ol className="plan-steps">
        {STEPS.map((step) => (
          <li key={step}>{t(`planFiles.planner.step.${step}`)}</li>
        ))}
      </ol>
      <p>{t('planFiles.planner.versions')}</p>
    </details>
  );
}
