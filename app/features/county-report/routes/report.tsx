import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { DocumentView } from '#app/documents/document-view';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { notFound, orNotFound } from '#app/http/responses';
import { ReportFiles } from '../components/report-files';
import { readReport } from '../read-report.server';
import { roundSlug } from '../report-address';
import '#app/styles/documents.css';

export const meta = pageMeta;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const slug = roundSlug.safeParse(params.omgang);
  if (!slug.success) throw notFound();
  const { programmeIds } = await authorise({ request, context }, 'countyReport', 'view');
  const { language } = await wordsFor(request, context);
  const asked = { slug: slug.data, programmeIds, language, now: context.now };
  const report = orNotFound(await readReport(context.db, asked));
  return { ...report, language, path: `/lan/rapport/${slug.data}` };
}

export default function Report() {
  const { t } = useTranslation();
  const { title, subtitle, sections, commented, checksum, language, path } = useLoaderData<typeof loader>();
  return (
    <article className="report">
      <Breadcrumb trail={[{ to: '/lan', label: t('county.title') }]} />
      <h1 className="ds-heading" data-size="lg">
        {title}
      </h1>
      <p className="document-note">{subtitle}</p>
      <ReportFiles path={path} language={language} />
      {sections.map(({ section, blocks }) => (
        <section key={section} id={section} aria-label={t(`report.section.${section}`)}>
          <DocumentView blocks={blocks} />
          {section !== 'appendix' && (
            <p className="no-print">
              <Link className="ds-link" to={`${path}/kommentar/${section}`}>
                {t(commented.includes(section) ? 'report.comment.change' : 'report.comment.write', {
                  section: t(`report.section.${section}`),
                })}
              </Link>
            </p>
          )}
        </section>
      ))}
      <p className="document-note">{t('report.checksum', { checksum })}</p>
    </article>
  );
}
