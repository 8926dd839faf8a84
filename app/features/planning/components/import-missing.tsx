import { useTranslation } from 'react-i18next';
import { importField } from '../import-form';
import type { ReviewView } from '../review-upload.server';

type MissingAction = ReviewView['missing'][number];
export const isCancellable = ({ status }: MissingAction) => status !== 'cancelled';

/** Every action that the file does not have. Unless somebody says otherwise it stays; what is cancelled can only stay. */
export function ImportMissing({
  missing,
  cancelled = [],
}: {
  missing: ReviewView['missing'];
  cancelled: string[] | undefined;
}) {
  const { t } = useTranslation();
  const asked = missing.filter(isCancellable);
  const already = missing.filter((one) => !isCancellable(one));
  return (
    <>
      {asked.length > 0 && (
        <fieldset className="import-choice">
          <legend>{t('planTables.preview.missing')}</legend>
          <p>{t('planTables.preview.missingText')}</p>
          {asked.some(({ status }) => status === 'done') && <p>{t('planTables.preview.missingDone')}</p>}
          {asked.map(({ id, title, status }) => (
            <label className="check" key={id}>
              <input
                type="checkbox"
                name={importField.missing(id)}
                value="cancel"
                defaultChecked={cancelled.includes(id)}
              />
              <span>
                {title} ({t(`plan.status.${status}`)})
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {already.length > 0 && (
        <p>{t('planTables.preview.missingCancelled', { titles: already.map(({ title }) => title).join('; ') })}</p>
      )}
    </>
  );
}
