import { type FormEvent, forwardRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import { fieldName, writtenAs } from '../answer-fields';
import type { AreaView, FactView } from '../area-view';
import type { SaveQueue } from '../queue/save-queue';
import { useQueueSnapshot } from '../queue/use-save-queue';
import type { FormProblem } from '../save-area-form.server';
import { FormButtons } from './form-buttons';
import { FieldError } from './refusal';

interface FactsFormProps {
  view: AreaView;
  problems: readonly FormProblem[];
  /** Saves while somebody writes; null when the form's own buttons do. */
  queue: SaveQueue | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** The organisation's facts: one form for all, shared by everybody who answers. */
export const FactsForm = forwardRef<HTMLFormElement, FactsFormProps>(function FactsForm(
  { view, problems, queue, onSubmit },
  ref,
) {
  const live = useQueueSnapshot(queue).problems;
  const reasonOf = (code: string) => {
    const problem = [...problems, ...live].find((one) => one.code === code);
    return problem?.status === 'refused' ? problem.reason : null;
  };
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
        <FactFields
          key={fact.code}
          fact={fact}
          problem={problems.find((problem) => problem.code === fact.code)}
          reason={reasonOf(fact.code)}
        />
      ))}
      <FormButtons />
    </form>
  );
});

interface FactFieldsProps {
  fact: FactView;
  /** What was written in a form and could not be saved. */
  problem: FormProblem | undefined;
  reason: string | null;
}

function FactFields({ fact, problem, reason }: FactFieldsProps) {
  const { t } = useTranslation();
  const stored = problem?.status === 'conflict' ? problem.stored : null;
  const saved = stored ? (stored.value as string) : fact.value;
  const shown = problem ? (problem.mine as string) : fact.value;
  return (
    <div className="fact" id={fact.code}>
      <input type="hidden" name={fieldName.revision(fact.code)} defaultValue={stored?.revision ?? fact.revision} />
      <input type="hidden" name={fieldName.was(fact.code)} defaultValue={writtenAs(saved)} />
      {fact.kind === 'yes_no' ? (
        <YesNo fact={fact} shown={shown} reason={reason} />
      ) : (
        <OneLine fact={fact} shown={shown} reason={reason} />
      )}
      {fact.savedAt && fact.personName && (
        <p className="fact__by">
          {t('answering.factBy', { name: fact.personName, time: formatDateTime(fact.savedAt) })}
        </p>
      )}
    </div>
  );
}

interface FieldProps {
  fact: FactView;
  shown: string;
  reason: string | null;
}

function YesNo({ fact, shown, reason }: FieldProps) {
  const { t } = useTranslation();
  const name = fieldName.value(fact.code);
  const choices = [
    { value: 'yes', text: t('answering.yes') },
    { value: 'no', text: t('answering.no') },
    { value: '', text: t('answering.notFilled') },
  ];
  return (
    <fieldset className="fact__choices" aria-describedby={reason ? `${name}-error` : undefined}>
      <legend className="words__label">{fact.question}</legend>
      <FieldError name={name} reason={reason} />
      {choices.map(({ value, text }, index) => (
        <label key={value} className="level level--short">
          <input
            type="radio"
            id={index === 0 ? name : undefined}
            name={name}
            value={value}
            defaultChecked={shown === value}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function OneLine({ fact, shown, reason }: FieldProps) {
  const { t } = useTranslation();
  const name = fieldName.value(fact.code);
  const hint = fact.kind === 'text' ? null : t(`answering.factHint.${fact.kind}`);
  const describedBy = [hint && `${name}-hint`, reason && `${name}-error`].filter(Boolean).join(' ');
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
        aria-invalid={reason ? true : undefined}
        aria-describedby={describedBy || undefined}
      />
      <FieldError name={name} reason={reason} />
    </>
  );
}
