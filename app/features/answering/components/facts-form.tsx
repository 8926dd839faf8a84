import { type FormEvent, forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import { fieldName, writtenAs } from '../answer-fields';
import type { AreaView, FactView } from '../area-view';
import type { FormProblem } from '../save-area-form.server';
import { FormButtons } from './form-buttons';

interface FactsFormProps {
  view: AreaView;
  problems: readonly FormProblem[];
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** The organisation's facts: one form for all, shared by everybody who answers. */
export const FactsForm = forwardRef<HTMLFormElement, FactsFormProps>(function FactsForm(
  { view, problems, onSubmit },
  ref,
) {
  return (
    <form
      id="svar"
      method="post"
      action={`/sjalvskattning/${view.assessment.id}/${view.slug}`}
      ref={ref}
      data-answers
      autoComplete="off"
      className="area-form"
      onSubmit={onSubmit}
    >
      {view.facts.map((fact) => (
        <FactFields key={fact.code} fact={fact} problem={problems.find((problem) => problem.code === fact.code)} />
      ))}
      <FormButtons />
    </form>
  );
});

function FactFields({ fact, problem }: { fact: FactView; problem: FormProblem | undefined }) {
  const { t } = useTranslation();
  const stored = problem?.status === 'conflict' ? problem.stored : null;
  const saved = stored ? (stored.value as string) : fact.value;
  const shown = problem ? (problem.mine as string) : fact.value;
  return (
    <div className="fact" id={fact.code}>
      <input type="hidden" name={fieldName.revision(fact.code)} defaultValue={stored?.revision ?? fact.revision} />
      <input type="hidden" name={fieldName.was(fact.code)} defaultValue={writtenAs(saved)} />
      {fact.kind === 'yes_no' ? <YesNo fact={fact} shown={shown} /> : <OneLine fact={fact} shown={shown} />}
      {fact.savedAt && fact.personName && (
        <p className="fact__by">
          {t('answering.factBy', { name: fact.personName, time: formatDateTime(fact.savedAt) })}
        </p>
      )}
    </div>
  );
}

function YesNo({ fact, shown }: { fact: FactView; shown: string }) {
  const { t } = useTranslation();
  const choices = [
    { value: 'yes', text: t('answering.yes') },
    { value: 'no', text: t('answering.no') },
    { value: '', text: t('answering.notFilled') },
  ];
  return (
    <fieldset className="fact__choices">
      <legend className="words__label">{fact.question}</legend>
      {choices.map(({ value, text }) => (
        <label key={value} className="level level--short">
          <input type="radio" name={fieldName.value(fact.code)} value={value} defaultChecked={shown === value} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function OneLine({ fact, shown }: { fact: FactView; shown: string }) {
  const { t } = useTranslation();
  const name = fieldName.value(fact.code);
  const hint = fact.kind === 'text' ? null : t(`answering.factHint.${fact.kind}`);
  return (
    <>
      <label className="words__label" htmlFor={name}>
        {fact.question}
      </label>
      {hint && (
        <p className="words__description" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        className="ds-input"
        id={name}
        name={name}
        type="text"
        inputMode={fact.kind === 'number' ? 'numeric' : undefined}
        defaultValue={shown}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
    </>
  );
}
