import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { AreaView } from '../area-view';
import type { SaveQueue } from '../queue/save-queue';
import { AreaReading } from './area-reading';

/** The whole area on paper, with what stands in the form at that moment, saved or not. */
export function PrintedArea({ view, queue }: { view: AreaView; queue: SaveQueue | null }) {
  const [, setPrints] = useState(0);
  useEffect(() => {
    const redraw = () => flushSync(() => setPrints((prints) => prints + 1));
    window.addEventListener('beforeprint', redraw);
    return () => window.removeEventListener('beforeprint', redraw);
  }, []);
  return (
    <div className="print-only">
      <AreaReading
        view={view}
        answerOf={({ code, answer }) => (queue ? (queue.valueOf('answer', code) as AnswerContent) : answer)}
      />
    </div>
  );
}
