import { forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../area-view';

/** Where in the area the person is. Takes focus when the step changes. */
export const StepHeading = forwardRef<HTMLHeadingElement, { view: AreaView; step: number }>(function StepHeading(
  { view, step },
  ref,
) {
  const { t } = useTranslation();
  const current = view.steps[step - 1];
  return (
    <h2 className="ds-heading step-heading" data-size="md" tabIndex={-1} ref={ref} id="inriktning">
      <span className="step-heading__count">{t('answering.step', { step, of: view.steps.length })}</span>{' '}
      {current?.name}
    </h2>
  );
});
