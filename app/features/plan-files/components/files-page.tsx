import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { FILE_GROUPS } from '../file-groups';
import type { FilesPageView } from '../read-files-page.server';

/** The plan's files by what they are for. Each is made when its button is pressed. */
export function FilesPage({ view }: { view: FilesPageView }) {
  const { t } = useTranslation();
  const { head, isBegun } = view;
  return (
    <PlanFrame
      head={head}
      part="files"
      heading={t('planFiles.heading', { organisation: head.organisation, round: head.roundName })}
    >
      {isBegun ? (
        <>
          <p>{t('planFiles.intro')}</p>
          {FILE_GROUPS.map((group) => (
            <FileGroup key={group.title} group={group} path={head.path} />
          ))}
        </>
      ) : (
        <>
          <p className="lead">{t('planFiles.none')}</p>
          <Link className="ds-link" to={`${head.path}/forslag`}>
            {t('planFiles.toProposals')}
          </Link>
        </>
      )}
    </PlanFrame>
  );
}

function FileGroup({ group, path }: { group: (typeof FILE_GROUPS)[number]; path: string }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {t(group.title)}
      </h2>
      <ul className="plain-list">
        {group.files.map(({ name, text }) => (
          <li key={name}>
            <form method="post" action={`${path}/dokument/${name}`}>
              <button type="submit" name="intent" value="make" className="ds-button" data-variant="tertiary">
                {t(text)}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
