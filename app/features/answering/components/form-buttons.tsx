import { useTranslation } from 'react-i18next';

/** What to do with the step: all three save first. */
export function FormButtons() {
  const { t } = useTranslation();
  return (
    <div className="button-row step-buttons">
      <button type="submit" name="intent" value="back" className="ds-button" data-variant="secondary">
        {t('answering.back')}
      </button>
      <button type="submit" name="intent" value="next" className="ds-button">
        {t('answering.saveNext')}
      </button>
      <button type="submit" name="intent" value="pause" className="ds-button" data-variant="tertiary">
        {t('answering.savePause')}
      </button>
    </div>
  );
}
