import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The page's parts in order: the name of the text, and the address within the page. */
export const SECTIONS = [
  { key: 'measured', id: 'det-mats' },
  { key: 'example', id: 'exempel' },
  { key: 'agreeing', id: 'svar' },
  { key: 'comparing', id: 'jamforelse' },
  { key: 'changing', id: 'forandring' },
  { key: 'priorities', id: 'prioritering' },
  { key: 'limits', id: 'granser' },
  { key: 'inForce', id: 'galler' },
] as const;

export type SectionKey = (typeof SECTIONS)[number]['key'];

/** One part of the page with its heading. */
export function Section({ of, children }: { of: SectionKey; children: ReactNode }) {
  const { t } = useTranslation();
  const { id } = SECTIONS.find(({ key }) => key === of)!;
  return (
    <section id={id} aria-labelledby={`${id}-rubrik`}>
      <h2 className="ds-heading" data-size="md" id={`${id}-rubrik`}>
        {t(`method.section.${of}`)}
      </h2>
      {children}
    </section>
  );
}

export function Subheading({ of }: { of: string }) {
  const { t } = useTranslation();
  return (
    <h3 className="ds-heading" data-size="xs">
      {t(`method.${of}`)}
    </h3>
  );
}

/** A list of paragraphs in the texts. */
export function Paragraphs({ of, values }: { of: string; values?: Record<string, string | number> }) {
  const { t } = useTranslation();
  const paragraphs = t(`method.${of}`, { returnObjects: true, ...values }) as unknown as string[];
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}
