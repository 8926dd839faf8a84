import { useBlocker, useLocation } from '@remix-run/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { warnBeforeSignOut } from '#app/components/unsaved-answers';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { AreaView } from '../area-view';
import { restoreEarlyInput } from '../early-input';
import type { SaveQueue } from '../queue/save-queue';
import { useQueueSnapshot, useSaveQueue } from '../queue/use-save-queue';
import type { FormProblem } from '../save-area-form.server';
import { useFormAutosave } from '../use-form-autosave';
import { AreaForm } from './area-form';
import { AreaNavigation } from './area-navigation';
import { DontKnowStep } from './dont-know-step';
import { FactsForm } from './facts-form';
import { PrintedArea } from './printed-area';
import { LeaveQuestion, SaveBar, signInPathTo } from './save-bar';
import { SaveProblems } from './save-problems';
import { StepButtons } from './step-buttons';
import { StepHeading } from './step-heading';
import { useSteps } from './use-steps';
import { useSubmitAfterFlush } from './use-submit-after-flush';
import { useSurveyForm } from './use-survey-form';

/** Before the browser can handle another key press; the server has nothing to do. */
const useTakeOverEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

interface AnsweringProps {
  view: AreaView;
  /** What a form sent without script could not save. */
  formProblems: readonly FormProblem[];
}

/** The area while somebody answers: the server's form first, then the interactive one over the same save queue. */
export function Answering({ view, formProblems }: AnsweringProps) {
  const form = useRef<HTMLFormElement>(null);
  useTakeOverEffect(() => {
    if (form.current) restoreEarlyInput(form.current);
  }, []);
  const queue = useSaveQueue(view);
  const { step, goTo, goToQuestion, heading } = useSteps(view);
  const current = view.steps[step - 1];
  const kind = current ? 'answer' : 'fact';
  const codes = (current?.indicators ?? view.facts).map((one) => one.code);
  // A form that came back with problems is left to its own buttons: saving it at once would choose for the person.
  const formQueue = formProblems.length === 0 ? queue : null;
  const survey = useSurveyForm(form, formQueue !== null && current !== undefined);
  useFormAutosave(form, survey ? null : formQueue, { kind, list: codes });
  const onSubmit = useSubmitAfterFlush(formQueue, kind, codes);
  useSignOutWarning(view.personId);
  return (
    <>
      <QueueParts view={view} step={step} queue={queue} formProblems={formProblems} goToQuestion={goToQuestion} />
      <div className="no-print">
        {current && <StepHeading view={view} step={step} ref={heading} />}
        {current && survey && queue && (
          <>
            <survey.SurveyForm view={view} step={step} queue={queue} focus={survey.focus} />
            <DontKnowStep key={current.code} step={current} queue={queue} />
            <StepButtons view={view} step={step} queue={queue} goTo={goTo} />
          </>
        )}
        {current && !survey && (
          <AreaForm view={view} step={step} problems={formProblems} onSubmit={onSubmit} ref={form} />
        )}
        {!current && <FactsForm view={view} problems={formProblems} queue={formQueue} onSubmit={onSubmit} ref={form} />}
      </div>
      <PrintedArea view={view} queue={queue} />
    </>
  );
}

interface QueuePartsProps {
  view: AreaView;
  step: number;
  queue: SaveQueue | null;
  formProblems: readonly FormProblem[];
  goToQuestion: (code: string) => boolean;
}

/** What follows the queue: how much is answered, what needs the person, the save state. Apart, so that typing redraws no form. */
function QueueParts({ view, step, queue, formProblems, goToQuestion }: QueuePartsProps) {
  const state = useQueueSnapshot(queue);
  const { pathname } = useLocation();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const isStuck = state.status === 'retrying' || (state.unsaved > 0 && !state.isStored);
    return isStuck && currentLocation.pathname !== nextLocation.pathname;
  });
  const problems = queue && formProblems.length === 0 ? state.problems : formProblems;
  return (
    <>
      <AreaNavigation view={view} answeredHere={queue && countAnswered(view, queue)} />
      <SaveProblems
        view={view}
        problems={problems}
        queue={formProblems.length === 0 ? queue : null}
        goToQuestion={goToQuestion}
      />
      {blocker.state === 'blocked' && <LeaveQuestion onLeave={blocker.proceed} onStay={blocker.reset} />}
      <SaveBar state={queue && state} signInPath={signInPathTo(`${pathname}?steg=${step}`)} />
    </>
  );
}

function countAnswered(view: AreaView, queue: SaveQueue): number {
  const codes = view.steps.flatMap((step) => step.indicators).map((indicator) => indicator.code);
  if (codes.length === 0) return view.facts.filter(({ code }) => queue.valueOf('fact', code) !== '').length;
  return codes.filter((code) => (queue.valueOf('answer', code) as AnswerContent).kind !== null).length;
}

function useSignOutWarning(personId: string): void {
  const { t } = useTranslation();
  useEffect(() => warnBeforeSignOut(personId, t('layout.signOutWarning')), [personId, t]);
}
