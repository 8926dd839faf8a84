import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#app/components/text-area';
import { formatDateTime } from '#app/i18n/format';
import type { ActionPageView } from '../read-action.server';
import type { ActionProblem } from './action-page';

/** Dated notes, the newest first, and a field for the next one. */
export function Notes({ view, failed }: { view: ActionPageView; failed: ActionProblem | undefined }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="anteckningar">
      <h2 className="ds-heading" data-size="sm" id="anteckningar">
        {t('plan.notes.title')}
      </h2>
      {view.notes.length === 0 && <p className="subtle">{t('plan.notes.none')}</p>}
      <ul className="history">
        {view.notes.map(({ id, text, notedAt, personName }) => (
          <li key={id}>
            {formatDateTime(notedAt)}, {personName}
            <blockquote className="plan-text">{text}</blockquote>
          </li>
        ))}
      </ul>
      {view.head.canEdit && (
        <Form
          method="post"
          action={`${view.head.path}/aktivitet/${view.id}`}
          className="no-print"
          key={view.notes.length}
        >
          <TextArea
            name="text"
            label={t('plan.notes.new')}
            rows={3}
            defaultValue={failed?.written?.text}
            error={failed?.errors?.text}
          />
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="note">
            {t('plan.notes.add')}
          </button>
        </Form>
      )}
    </section>
  );
}
