import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPORT_FORMATS, type ReportFormat } from '../report-formats';
import { useReportMaking } from './use-report-making';

/** The report to take along. Without JavaScript each button is a plain form; with it the making is followed and can be stopped. */
export function ReportFiles({ path, language }: { path: string; language: 'sv' | 'en' }) {
  const { t } = useTranslation();
  const [fileLanguage, setFileLanguage] = useState(language);
  const { making, outcome, start, cancel } = useReportMaking(path);
  // The button that was pressed cannot be pressed while a file is made, or goes away: what is said keeps the focus.
  const said = useRef<HTMLDivElement>(null);
  return (
    <section className="card no-print" aria-labelledby="report-files">
      <h2 className="ds-heading" data-size="xs" id="report-files">
        {t('report.files.title')}
      </h2>
      <p>{t('report.files.intro')}</p>
      <form
        method="post"
        onSubmit={(event) => {
          const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
          const format = button?.dataset.format as ReportFormat | undefined;
          if (!format) return;
          event.preventDefault();
          void start(format, fileLanguage);
          said.current?.focus();
        }}
      >
        <fieldset className="ds-fieldset report-language">
          <legend className="ds-label">{t('report.files.language')}</legend>
          {(['sv', 'en'] as const).map((one) => (
            <label key={one} className="report-language__choice">
              <input
                className="ds-input"
                type="radio"
                name="language"
                value={one}
                checked={fileLanguage === one}
                onChange={() => setFileLanguage(one)}
              />
              {t(`report.files.${one}`)}
            </label>
          ))}
        </fieldset>
        <div className="document-actions">
          {REPORT_FORMATS.map((format) => (
            <button
              key={format}
              type="submit"
              name="intent"
              value="make"
              className="ds-button"
              data-variant="secondary"
              data-format={format}
              disabled={making !== null}
              formAction={`${path}/dokument/rapport.${format}`}
            >
              {t(`report.files.${format}`)}
            </button>
          ))}
        </div>
      </form>
      <div role="status" tabIndex={-1} ref={said}>
        {making && <p>{t('report.files.making', { ...making })}</p>}
        {!making && outcome && <p>{t(`report.files.outcome.${outcome}`)}</p>}
      </div>
      {making && (
        <>
          <progress max={making.of} value={making.done} aria-label={t('report.files.progress')} />
          <p>
            <button
              type="button"
              className="ds-button"
              data-variant="tertiary"
              onClick={() => {
                cancel();
                said.current?.focus();
              }}
            >
              {t('report.files.cancel')}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
