import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { FILE_GROUPS } from '../file-groups';
import type { FilesPageView } from '../read-files-page.server';
import { PlanText } from './plan-text';
import { PlannerSteps } from './planner-steps';
import { StratsysForm } from './stratsys-form';

/** The plan's files by what they are for. Each is made when its button is pressed. */
export function FilesPage({ view }: { view: FilesPageView }) {
  const { t } = useTranslation();
  const { head, plan } = view;
  return (
    <PlanFrame
      head={head}
      part="files"
      heading={t('planFiles.heading', { organisation: head.organisation, round: head.roundName })}
      {...(plan && Object.keys(plan.stratsys.errors).length > 0 ? { errors: plan.stratsys.errors } : {})}
    >
      {plan ? <Files path={head.path} plan={plan} /> : <NotBegun path={head.path} />}
    </PlanFrame>
  );
}

function NotBegun({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="lead">{t('planFiles.none')}</p>
      <Link className="ds-link" to={`${path}/forslag`}>
        {t('planFiles.toProposals')}
      </Link>
    </>
  );
}

function Files({ path, plan }: { path: string; plan: NonNullable<FilesPageView['plan']> }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('planFiles.intro')}</p>
      <p>{t('planFiles.sensitive')}</p>
      {FILE_GROUPS.map((group) => (
        <FileGroup key={group.title} group={group} path={path} />
      ))}
      {plan.canReadIn && (
        <p>
          <Link className="ds-link" to={`${path}/las-in`}>
            {t('plan.readIn')}
          </Link>
        </p>
      )}
      {plan.undated > 0 && <p className="subtle">{t('planFiles.undated', { count: plan.undated })}</p>}
      {plan.cancelled > 0 && <p className="subtle">{t('planFiles.cancelled', { count: plan.cancelled })}</p>}
      <PlannerSteps />
      <StratsysForm path={path} view={plan.stratsys} />
      <PlanText path={path} text={plan.text} />
    </>
  );
}

function FileGroup({ group, path }: { group: (typeof FILE_GROUPS)[number]; path: string }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {t(group.title)}
      </h2>
      <ul className="plain-list plan-file-list">
        {group.files.map((file) => (
          <FileItem key={file.name} file={file} path={path} />
        ))}
      </ul>
    </section>
  );
}

function FileItem({ file, path }: { file: { name: string; text: string; about?: string }; path: string }) {
  const { t } = useTranslation();
  const { name, text, about } = file;
  return (
    <li>
      <form method="post" action={`${path}/dokument/${name}`}>
        <button
          type="submit"
          name="intent"
          value="make"
          className="ds-button"
          data-variant="secondary"
          aria-describedby={about && `about-${name}`}
        >
          {t(text)}
        </button>
      </form>
      {about && <p id={`about-${name}`}>{t(about)}</p>}
    </li>
  );
}
