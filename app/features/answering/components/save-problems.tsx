import { useTranslation } from 'react-i18next';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { refusedField } from '../answer-fields';
import type { AreaView } from '../area-view';
import type { SaveQueue } from '../queue/save-queue';
import type { ProblemView } from '../queue/snapshot';
import { AnswerText } from './answer-text';
import { useReasonText } from './refusal';

interface SaveProblemsProps {
  view: AreaView;
  problems: readonly ProblemView[];
  /** Null when the server's form was sent: its own buttons decide then. */
  queue: SaveQueue | null;
  goToQuestion?: (code: string) => boolean;
}

/** What is not saved and needs the person: both values of a conflict, or a text with the reason it was not taken. */
export function SaveProblems({ view, problems, queue, goToQuestion }: SaveProblemsProps) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <section
      className="error-summary save-problems"
      id="osparat"
      aria-labelledby="osparat-rubrik"
      tabIndex={-1}
      // What happens while somebody writes is announced by the save bar.
      role={queue ? undefined : 'alert'}
    >
      <h2 className="ds-heading" data-size="xs" id="osparat-rubrik">
        {t('answering.problem.title', { count: problems.length })}
      </h2>
      <ul className="plain-list">
        {problems.map((problem) => (
          <li key={`${problem.kind}:${problem.code}`}>
            <h3 className="save-problems__question">
              <a
                className="ds-link"
                href={`#${fieldOf(problem)}`}
                onClick={(event) => {
                  if (goToField(fieldOf(problem)) || goToQuestion?.(problem.code)) event.preventDefault();
                }}
              >
                {problem.kind === 'fact' ? questionOf(view, problem.code) : problem.code}
              </a>
              {problem.kind !== 'fact' && ` ${questionOf(view, problem.code)}`}
            </h3>
            <ProblemBody problem={problem} queue={queue} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function fieldOf(problem: ProblemView): string {
  return refusedField(problem.kind, problem.code, problem.status === 'refused' ? problem.reason : null);
}

/** The plain form has the field under its own name; the interactive one is asked for the question. */
function goToField(id: string): boolean {
  const field = document.getElementById(id);
  field?.focus();
  return field !== null;
}

function questionOf(view: AreaView, code: string): string {
  const indicator = view.steps.flatMap((step) => step.indicators).find((one) => one.code === code);
  return indicator?.question ?? view.facts.find((fact) => fact.code === code)?.question ?? '';
}

function ProblemBody({ problem, queue }: { problem: ProblemView; queue: SaveQueue | null }) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const { kind, code, mine } = problem;
  return (
    <>
      <p>{problem.status === 'conflict' ? t('answering.problem.conflict') : reasonText(problem.reason)}</p>
      <div className="save-problems__values">
        <Value title={t('answering.problem.mine')} value={mine} />
        {problem.status === 'conflict' && (
          <Value
            title={
              problem.stored.personName
                ? t('answering.problem.storedBy', { name: problem.stored.personName })
                : t('answering.problem.stored')
            }
            value={problem.stored.value}
          />
        )}
      </div>
      {!queue && problem.status === 'conflict' && (
        <div className="button-row">
          <button
            type="submit"
            form="svar"
            name="intent"
            value={`mine:${code}`}
            className="ds-button"
            data-variant="secondary"
          >
            {t('answering.problem.keepMine')}
          </button>
          <button
            type="submit"
            form="svar"
            name="intent"
            value={`stored:${code}`}
            className="ds-button"
            data-variant="secondary"
          >
            {t('answering.problem.useStored')}
          </button>
        </div>
      )}
      {queue && problem.status === 'conflict' && (
        <Choices
          first={t('answering.problem.keepMine')}
          second={t('answering.problem.useStored')}
          onFirst={() => queue.resolve(kind, code, 'mine')}
          onSecond={() => queue.resolve(kind, code, 'stored')}
        />
      )}
      {queue && problem.status === 'refused' && (
        <Choices
          first={t('answering.problem.retry')}
          second={t('answering.problem.discard')}
          onFirst={() => queue.answerRefusal(kind, code, 'retry')}
          onSecond={() => queue.answerRefusal(kind, code, 'discard')}
        />
      )}
    </>
  );
}

function Value({ title, value }: { title: string; value: AnswerContent | string }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="save-problems__label">{title}</p>
      {typeof value === 'string' ? <p>{value || t('answering.kind.none')}</p> : <AnswerText answer={value} />}
    </div>
  );
}

interface ChoicesProps {
  first: string;
  second: string;
  onFirst: () => void;
  onSecond: () => void;
}

function Choices({ first, second, onFirst, onSecond }: ChoicesProps) {
  return (
    <div className="button-row">
      <button type="button" className="ds-button" data-variant="secondary" onClick={onFirst}>
        {first}
      </button>
      <button type="button" className="ds-button" data-variant="secondary" onClick={onSecond}>
        {second}
      </button>
    </div>
  );
}
