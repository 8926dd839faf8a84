import { useTranslation } from 'react-i18next';
import type { readPreview } from '../read-preview.server';

type Area = NonNullable<Awaited<ReturnType<typeof readPreview>>>['areas'][number];

/** One area with every question, why it is asked, and what can be answered. */
export function PreviewArea({ area }: { area: Area }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={area.code}>
      <h2 className="ds-heading" data-size="md" id={area.code}>
        {area.name}
      </h2>
      <p>{area.goal}</p>
      {area.directions.map((direction) => (
        <section key={direction.code} aria-labelledby={direction.code}>
          <h3 className="ds-heading" data-size="sm" id={direction.code}>
            {direction.code} {direction.name}
          </h3>
          {direction.indicators.map((indicator) => (
            <article key={indicator.code} className="preview__question">
              <h4 className="ds-heading" data-size="2xs">
                {indicator.code} {indicator.question}
              </h4>
              <details className="fold">
                <summary>{t('answering.why')}</summary>
                <p>{indicator.why}</p>
              </details>
              <ol className="preview__levels" start={0}>
                {indicator.levels.map((level) => (
                  <li key={level}>{level}</li>
                ))}
              </ol>
              <p>{t('county.preview.others')}</p>
            </article>
          ))}
        </section>
      ))}
    </section>
  );
}
