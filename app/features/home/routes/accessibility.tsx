import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { TextPage } from '../components/text-page';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = await wordsFor(request, context);
  return { title: t('accessibility.title'), ...context.config.accessibility };
}

export default function Accessibility() {
  const { t } = useTranslation();
  const { actor, contact, supervisor, reportUrl } = useLoaderData<typeof loader>();
  return (
    <TextPage page="accessibility" values={{ actor }}>
      <section>
        <h2 className="ds-heading" data-size="sm">
          {t('accessibility.contact.heading')}
        </h2>
        <p>{t('accessibility.contact.text', { actor })}</p>
        <p>
          <a className="ds-link" href={`mailto:${contact}`}>
            {contact}
          </a>
        </p>
      </section>
      <section>
        <h2 className="ds-heading" data-size="sm">
          {t('accessibility.supervision.heading')}
        </h2>
        <p>{t('accessibility.supervision.text', { supervisor })}</p>
        <p>
          <a className="ds-link" href={reportUrl}>
            {t('accessibility.supervision.link', { supervisor })}
          </a>
        </p>
      </section>
    </TextPage>
  );
}
