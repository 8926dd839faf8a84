import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AreaView } from '../area-view';
import { openQueue } from './browser-queue';
import type { SaveQueue } from './save-queue';
import type { QueueSnapshot } from './snapshot';

/** The queue of the view's response, told what the server holds; null on the server and until it is ready. */
export function useSaveQueue(view: AreaView): SaveQueue | null {
  const [queue, setQueue] = useState<SaveQueue | null>(null);
  useEffect(() => {
    const { personId, responseId, version } = view;
    let isCurrent = true;
    if (responseId === null) return;
    void openQueue({ personId, responseId, version }, `/sjalvskattning/${view.assessment.id}/svar`).then((opened) => {
      if (!isCurrent) return;
      for (const { code, answer, revision, savedAt } of view.steps.flatMap((step) => step.indicators)) {
        opened.learn('answer', code, { value: answer, revision, savedAt });
      }
      for (const { code, value, revision, savedAt } of view.facts)
        opened.learn('fact', code, { value, revision, savedAt });
      setQueue(opened);
    });
    return () => {
      isCurrent = false;
    };
  }, [view]);
  return queue;
}

const NOTHING: QueueSnapshot = { status: 'idle', unsaved: 0, lastSavedAt: null, isStored: true, problems: [] };

export function useQueueSnapshot(queue: SaveQueue | null): QueueSnapshot {
  return useSyncExternalStore(
    (listener) => queue?.subscribe(listener) ?? (() => {}),
    () => queue?.snapshot() ?? NOTHING,
    () => NOTHING,
  );
}
