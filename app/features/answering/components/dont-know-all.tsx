import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

interface DontKnowAllProps {
  comment?: RefObject<HTMLTextAreaElement>;
  /** Without it the button sends the form it stands in. */
  onChoose?: () => void;
  /** What it did, and the way back. */
  children?: ReactNode;
}

/** "Vet ej" for everything unanswered in the direction, with one comment for all of it. */
export function DontKnowAll({ comment, onChoose, children }: DontKnowAllProps) {
  const { t } = useTranslation();
  return (
    <details className="fold no-print dont-know-all">
      <summary>{t('answering.dontKnowAll')}</summary>
      <div>
        <p>{t('answering.dontKnowAllText')}</p>
        <label className="words__label" htmlFor="dontKnowComment">
          {t('answering.dontKnowComment')}
        </label>
        <textarea className="ds-input" id="dontKnowComment" name="dontKnowComment" rows={2} ref={comment} />
        <button
          type={onChoose ? 'button' : 'submit'}
          name="intent"
          value="dont_know"
          className="ds-button"
          data-variant="secondary"
          onClick={onChoose}
        >
          {t('answering.dontKnowSet')}
        </button>
        {children}
      </div>
    </details>
  );
}
