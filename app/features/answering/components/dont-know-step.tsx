import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { StepView } from '../area-view';
import { isSameValue } from '../queue/entries';
import type { SaveQueue } from '../queue/save-queue';
import { DontKnowAll } from './dont-know-all';

/** The answers before "Vet ej" was set on them, and after. */
type Changed = { code: string; before: AnswerContent; after: AnswerContent }[];

export function DontKnowStep({ step, queue }: { step: StepView; queue: SaveQueue }) {
  const { t } = useTranslation();
  const comment = useRef<HTMLTextAreaElement>(null);
  const [done, setDone] = useState<{ text: string; changed: Changed }>({ text: '', changed: [] });
  const choose = () => {
    const changed = setUnansweredToDontKnow(step, queue, comment.current?.value ?? '');
    setDone({ text: t('answering.dontKnowDone', { count: changed.length }), changed });
  };
  const undo = () => {
    for (const { code, before, after } of done.changed) {
      // What has been answered since then stands.
      if (isSameValue(queue.valueOf('answer', code), after)) queue.put('answer', code, before);
    }
    setDone({ text: t('answering.dontKnowUndone'), changed: [] });
    comment.current?.focus();
  };
  return (
    <DontKnowAll comment={comment} onChoose={choose}>
      <p role="status">{done.text}</p>
      {done.changed.length > 0 && (
        <button type="button" className="ds-button" data-variant="tertiary" onClick={undo}>
          {t('answering.dontKnowUndo')}
        </button>
      )}
    </DontKnowAll>
  );
}

function setUnansweredToDontKnow(step: StepView, queue: SaveQueue, comment: string): Changed {
  const unanswered = step.indicators
    .map(({ code }) => ({ code, before: queue.valueOf('answer', code) as AnswerContent }))
    .filter(({ before }) => before.kind === null);
  return unanswered.map(({ code, before }) => {
    const after: AnswerContent = { ...before, kind: 'DK', comment: before.comment || comment };
    queue.put('answer', code, after);
    return { code, before, after };
  });
}
