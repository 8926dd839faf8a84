import { useNavigate } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AreaView } from '../area-view';
import type { SaveQueue } from '../queue/save-queue';

const PATIENCE_MS = 4000;

interface StepButtonsProps {
  view: AreaView;
  step: number;
  queue: SaveQueue;
  goTo: (step: number) => void;
}

/** On, back and pause in the interactive form. Leaving the area waits for what is being saved. */
export function StepButtons({ view, step, queue, goTo }: StepButtonsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const assessment = `/sjalvskattning/${view.assessment.id}`;
  const leave = async (path: string) => {
    await queue.flush(PATIENCE_MS);
    navigate(path);
  };
  const isLast = step >= view.steps.length;
  const next = view.next ? `${assessment}/${view.next.slug}` : assessment;
  return (
    <div className="button-row step-buttons no-print">
      <button
        type="button"
        className="ds-button"
        data-variant="secondary"
        onClick={() => (step > 1 ? goTo(step - 1) : void leave(assessment))}
      >
        {t('answering.back')}
      </button>
      <button type="button" className="ds-button" onClick={() => (isLast ? void leave(next) : goTo(step + 1))}>
        {isLast
          ? t('answering.nextArea', { name: view.next?.name ?? t('answering.toAssessment') })
          : t('answering.next')}
      </button>
      <button type="button" className="ds-button" data-variant="tertiary" onClick={() => void leave(assessment)}>
        {t('answering.pause')}
      </button>
    </div>
  );
}
