import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Section {
  heading: string;
  text: string[];
}

interface TextPageProps {
  page: string;
  values?: Record<string, string>;
  /** Sections with links, after the others. */
  children?: ReactNode;
}

/** A public page of plain text: everything it says stands in the texts under `page`. */
export function TextPage({ page, values, children }: TextPageProps) {
  const { t } = useTranslation();
  const sections = t(`${page}.sections`, { returnObjects: true, ...values }) as unknown as Section[];
  return (
    <div className="narrow text-page">
      <h1 className="ds-heading" data-size="lg">
        {t(`${page}.title`)}
      </h1>
      <p className="lead">{t(`${page}.intro`, values)}</p>
      {sections.map((section) => (
        <section key={section.heading}>
          <h2 className="ds-heading" data-size="sm">
            {section.heading}
          </h2>
          {section.text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      {children}
    </div>
  );
}
