import { useTranslation } from 'react-i18next';

/** The steps, and what is to be written in them exactly as it stands here. */
const STEPS: readonly (readonly [step: string, expressions?: readonly string[]])[] = [
  ['save'],
  ['plan'],
  ['flow'],
  ['read'],
  ['bucket'],
  ['create'],
  ['labels', ["equals(items('Apply_to_each')?['Labels'], '…')"]],
  ['progress', ["int(items('Apply_to_each')?['Percent Complete'])"]],
  [
    'checklist',
    [
      "if(empty(items('Apply_to_each')?['Checklist Items']), createArray(), split(items('Apply_to_each')?['Checklist Items'], decodeUriComponent('%0A')))",
      'id: guid()',
      'title: substring(item(), 4)',
      "isChecked: startsWith(item(), '[x]')",
    ],
  ],
  ['details'],
  ['once'],
];

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
        {STEPS.map(([step, expressions = []]) => (
          <li key={step}>
            {t(`planFiles.planner.step.${step}`)}
            {expressions.map((expression) => (
              <code key={expression} className="plan-steps__code">
                {expression}
              </code>
            ))}
          </li>
        ))}
      </ol>
      <p>{t('planFiles.planner.limits')}</p>
      <p>{t('planFiles.planner.versions')}</p>
    </details>
  );
}
