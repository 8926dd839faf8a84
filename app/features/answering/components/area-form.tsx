import { type FormEvent, forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../area-view';
import type { FormProblem } from '../save-area-form.server';
import { DontKnowAll } from './dont-know-all';
import { FormButtons } from './form-buttons';
import { IndicatorFields } from './indicator-fields';

interface AreaFormProps {
  view: AreaView;
  step: number;
  problems: readonly FormProblem[];
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** One step as a plain form: it works before, and without, any script. */
export const AreaForm = forwardRef<HTMLFormElement, AreaFormProps>(function AreaForm(
  { view, step, problems, onSubmit },
  ref,
) {
  const { t } = useTranslation();
  const path = `/sjalvskattning/${view.assessment.id}/${view.slug}?steg=${step}`;
  return (
    <form
      id="svar"
      method="post"
      action={path}
      ref={ref}
      data-answers
      autoComplete="off"
      className="area-form"
      onSubmit={onSubmit}
    >
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" name="intent" value="next" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {t('answering.saveNext')}
      </button>
      {view.steps[step - 1]?.indicators.map((indicator) => (
        <IndicatorFields
          key={indicator.code}
          indicator={indicator}
          earlierRoundName={view.earlierRoundName}
          problem={problems.find((problem) => problem.code === indicator.code)}
        />
      ))}
      <DontKnowAll />
      <FormButtons />
    </form>
  );
});
