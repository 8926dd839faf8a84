import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { OverdueMark, StatusMark } from '#app/components/status-mark';
import type { ActionContent, ActionDraft } from '#app/domain/plan/action';
import { formatDateTime } from '#app/i18n/format';
import type { ActionPageView } from '../read-action.server';
import type { StaleAction } from '../save-action.server';
import { ActionFields } from './action-fields';
import { ActionReading } from './action-reading';
import { Notes } from './notes';
import { StaleNotice } from './stale-notice';

export interface ActionProblem {
  errors?: Record<string, string>;
  /** What was written, when it could not be saved. */
  draft?: ActionDraft;
  /** What was written in the field of the note. */
  written?: Record<string, string>;
  stale?: Pick<StaleAction, 'stored' | 'merged' | 'mine' | 'conflicts' | 'taken'>;
}

/** One action: to write for those who run the plan, to read for the others; its notes and versions. */
export function ActionPage({ view, failed }: { view: ActionPageView; failed: ActionProblem | undefined }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { head, id, content } = view;
  const stale = failed?.stale;
  const revision = stale ? stale.stored.revision : view.revision;
  return (
    <PlanFrame head={head} part={null} heading={id ? content.title : t('plan.action.new')} errors={failed?.errors}>
      {search.has('sparat') && !failed && (
        <p className="notice" role="status">
          {t('plan.action.saved')}
        </p>
      )}
      {id && (
        <p>
          <StatusMark status={content.status} /> {view.isOverdue && <OverdueMark />}
        </p>
      )}
      {view.continues && (
        <p>
          {t('plan.action.continues')}{' '}
          <Link className="ds-link" to={view.continues.path}>
            {t('plan.of', { round: view.continues.roundName })}
          </Link>
        </p>
      )}
      {view.joint && (
        <p>
          {t('joint.partOf')}{' '}
          <Link className="ds-link" to={view.joint.path}>
            {view.joint.title}
          </Link>
          . {t('joint.statusIsShown')}
        </p>
      )}
      {stale && <StaleNotice stale={stale} view={view} />}
      {head.canEdit ? (
        <ActionFields
          view={view}
          content={stale?.merged ?? withDraft(content, failed?.draft)}
          revision={revision}
          errors={failed?.errors}
          key={`${revision} ${failed ? 'failed' : ''}`}
        />
      ) : (
        <ActionReading
          content={view.content}
          areas={view.areas}
          collaborationAreas={view.collaborationAreas}
          questions={view.groups.flatMap(({ questions }) =>
            questions.map(({ code, question }) => ({ code, name: question })),
          )}
        />
      )}
      {id && <Notes view={view} failed={failed} />}
      <Versions view={view} />
    </PlanFrame>
  );
}

/** What was written, with the levels that the server knows. */
function withDraft(content: ActionContent, draft: ActionDraft | undefined): ActionContent {
  if (!draft) return content;
  const known = new Map(content.indicators.map((one) => [one.code, one]));
  const indicators = draft.indicators.map(({ code, target }) => ({
    ...(known.get(code) ?? { code, majorVersion: 1, fromLevel: null }),
    target,
  }));
  return { ...draft, indicators };
}

function Versions({ view }: { view: ActionPageView }) {
  const { t } = useTranslation();
  if (view.versions.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t('plan.action.versions')}</summary>
      <ul className="history">
        {view.versions.map(({ revision, savedAt, personName }) => (
          <li key={revision}>
            {t('plan.action.version', { revision, time: formatDateTime(savedAt), person: personName })}
          </li>
        ))}
      </ul>
    </details>
  );
}
