import { useTranslation } from 'react-i18next';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { choiceOf, fieldName, refusedField, writtenAs } from '../answer-fields';
import type { IndicatorView } from '../area-view';
import type { FormProblem } from '../save-area-form.server';
import { QuestionBody } from './question-body';
import { FieldError } from './refusal';

interface IndicatorFieldsProps {
  indicator: IndicatorView;
  earlierRoundName: string | null;
  /** What was written and could not be saved: the fields keep it. */
  problem: FormProblem | undefined;
}

/** One question in the server's form: levels with their full text, comment, evidence. */
export function IndicatorFields({ indicator, earlierRoundName, problem }: IndicatorFieldsProps) {
  const { t } = useTranslation();
  const { code } = indicator;
  const stored = problem?.status === 'conflict' ? problem.stored : null;
  const saved = stored ? (stored.value as AnswerContent) : indicator.answer;
  const shown = problem ? (problem.mine as AnswerContent) : indicator.answer;
  const chosen = choiceOf(shown);
  const reason = problem?.status === 'refused' ? problem.reason : null;
  const refused = reason && refusedField('answer', code, reason);
  const reasonFor = (name: string) => (refused === name ? reason : null);
  const levelName = fieldName.level(code);
  const levels = indicator.levels.map((text, value) => ({ value: String(value), text }));
  const others = (['DK', 'NA'] as const).map((value) => ({ value, text: t(`answering.choice.${value}`) }));
  return (
    <fieldset
      className="question"
      id={code}
      aria-describedby={refused === levelName ? `${levelName}-error` : undefined}
    >
      <legend>
        <h3 className="question__title" tabIndex={-1}>
          {code} {indicator.question}
        </h3>
      </legend>
      <input type="hidden" name={fieldName.revision(code)} defaultValue={stored?.revision ?? indicator.revision} />
      <input type="hidden" name={fieldName.was(code)} defaultValue={writtenAs(saved)} />
      <QuestionBody
        indicator={indicator}
        earlierRoundName={earlierRoundName}
        sameButton={
          <button
            type="submit"
            name="intent"
            value={`same:${code}`}
            className="ds-button"
            data-variant="secondary"
            data-size="sm"
          >
            {t('answering.same')} <span className="visually-hidden">({code})</span>
          </button>
        }
      >
        <FieldError name={levelName} reason={reasonFor(levelName)} />
        <div className="levels">
          {[...levels, ...others].map(({ value, text }, index) => (
            <label key={value} className="level" data-value={value}>
              <input
                type="radio"
                id={index === 0 ? levelName : undefined}
                name={levelName}
                value={value}
                defaultChecked={chosen === value}
              />
              <LevelText value={value} text={text} />
            </label>
          ))}
        </div>
      </QuestionBody>
      <div className="question__words">
        <WordsField
          name={fieldName.comment(code)}
          label={t('answering.comment', { code })}
          value={shown.comment}
          reason={reasonFor(fieldName.comment(code))}
        />
        <WordsField
          name={fieldName.evidence(code)}
          label={t('answering.evidence', { code })}
          description={t('answering.evidenceExamples', { examples: indicator.evidenceExamples.join('; ') })}
          value={shown.evidence}
          reason={reasonFor(fieldName.evidence(code))}
        />
      </div>
    </fieldset>
  );
}

/** A level's number and what it means; "Vet ej" and "Ej tillämpligt" have no number. */
export function LevelText({ value, text }: { value: string; text: string }) {
  return (
    <span className="level__text">
      {/^\d+$/.test(value) && <span className="level__number">{value} </span>}
      <span>{text}</span>
    </span>
  );
}

interface WordsFieldProps {
  name: string;
  label: string;
  description?: string;
  value: string;
  /** Why the text was not taken. */
  reason: string | null;
}

function WordsField({ name, label, description, value, reason }: WordsFieldProps) {
  const describedBy = [description && `${name}-description`, reason && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="words">
      <label className="words__label" htmlFor={name}>
        {label}
      </label>
      {description && (
        <p className="words__description" id={`${name}-description`}>
          {description}
        </p>
      )}
      <textarea
        className="ds-input"
        id={name}
        name={name}
        rows={3}
        defaultValue={value}
        // What was written before React came stands in the page, and is not what the server rendered.
        suppressHydrationWarning
        aria-invalid={reason ? true : undefined}
        aria-describedby={describedBy || undefined}
      />
      <FieldError name={name} reason={reason} />
    </div>
  );
}
