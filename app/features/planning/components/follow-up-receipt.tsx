import { Link, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFollowUp } from '../follow-up-form';

interface FollowUpReceiptProps {
  saved: SavedFollowUp;
  path: string;
  /** The plan that was followed up. */
  earlierPath: string;
}

/** What the follow-up did, and where to go on. Takes the focus from the button far below, which stays where it was. */
export function FollowUpReceipt({ saved, path, earlierPath }: FollowUpReceiptProps) {
  const { t } = useTranslation();
  const { key } = useLocation();
  const told = useRef<HTMLParagraphElement>(null);
  // A second save leads to the same place with another key, and is a receipt of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what makes it new
  useEffect(() => told.current?.focus(), [key]);
  return (
    <div className="notice follow-up-receipt" role="status">
      <p tabIndex={-1} ref={told}>
        <strong>{t('plan.followUp.saved')}</strong> {t('plan.followUp.changed', { count: saved.changed })}{' '}
        {t('plan.followUp.movedOver', { count: saved.movedOver })}
      </p>
      <div className="button-row no-print">
        <form method="post" action={`${earlierPath}/dokument/uppfoljning.docx`}>
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="make">
            {t('plan.followUp.word')}
          </button>
        </form>
        <Link className="ds-link" to={`${path}?vy=tabell`}>
          {t('plan.followUp.toPlan')}
        </Link>
      </div>
    </div>
  );
}
