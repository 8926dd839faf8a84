import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { StatusMark } from '#app/components/status-mark';
import { TextField } from '#app/components/text-field';
import { formatDateTime } from '#app/i18n/format';
import type { ChangedAction, DecisionsView, DecisionView } from '../read-decisions.server';
import { ActionReading } from './action-reading';
import { FieldValue } from './field-value';

interface DecisionsPageProps {
  view: DecisionsView;
  failed: { errors: Record<string, string>; written?: Record<string, string> } | undefined;
}

/** The decided versions of the plan, what has changed since the last one, and the form that registers the next. */
export function DecisionsPage({ view, failed }: DecisionsPageProps) {
  const { t } = useTranslation();
  const { head, decisions } = view;
  return (
    <PlanFrame
      head={head}
      part="decisions"
      heading={t('plan.decisions.heading', { organisation: head.organisation, round: head.roundName })}
      errors={failed?.errors}
    >
      {decisions.length === 0 && <p>{t('plan.decisions.none')}</p>}
      {decisions.length > 0 && <Changes view={view} />}
      {decisions.map((decision, index) => (
        <Decided key={decision.number} decision={decision} view={view} isLatest={index === 0} />
      ))}
      {head.canEdit && <DecideForm view={view} failed={failed} />}
    </PlanFrame>
  );
}

function Changes({ view }: { view: DecisionsView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="changes">
      <h2 className="ds-heading" data-size="sm" id="changes">
        {t('plan.decisions.changes')}
      </h2>
      {view.changed.length === 0 && <p>{t('plan.decisions.unchanged')}</p>}
      <ul className="plain-list">
        {view.changed.map((changed) => (
          <ChangedLine key={changed.id} changed={changed} view={view} />
        ))}
      </ul>
    </section>
  );
}

function ChangedLine({ changed, view }: { changed: ChangedAction; view: DecisionsView }) {
  const { t } = useTranslation();
  const { areas, collaborationAreas, head } = view;
  return (
    <li>
      <Link className="ds-link" to={`${head.path}/aktivitet/${changed.id}`}>
        {changed.title}
      </Link>{' '}
      {changed.changes === null && <span className="subtle">{t('plan.since.new')}</span>}
      {changed.changes && (
        <dl className="facts">
          {changed.changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{t(`plan.field.${field}`)}</dt>
              <dd>
                <del>
                  <span className="visually-hidden">{t('plan.decisions.before')} </span>
                  <FieldValue field={field} value={before} areas={areas} collaborationAreas={collaborationAreas} />
                </del>{' '}
                <ins>
                  <span className="visually-hidden">{t('plan.decisions.after')} </span>
                  <FieldValue field={field} value={after} areas={areas} collaborationAreas={collaborationAreas} />
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

interface DecidedProps {
  decision: DecisionView;
  view: DecisionsView;
  isLatest: boolean;
}

/** A decided version: each of its actions to unfold, whole and as it was decided. */
function Decided({ decision, view, isLatest }: DecidedProps) {
  const { t } = useTranslation();
  const { areas, collaborationAreas, questions } = view;
  const { number, decidingBody, decidedOn, paragraph, diaryNumber, registeredAt, personName, actions } = decision;
  return (
    <details className="fold" open={isLatest}>
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {t('plan.decisions.version', { number, body: decidingBody, date: decidedOn, paragraph })}
        </h2>
      </summary>
      <p>
        {diaryNumber && t('plan.decisions.diary', { number: diaryNumber })}{' '}
        {t('plan.decisions.registered', { person: personName, time: formatDateTime(registeredAt) })}
      </p>
      <ul className="plain-list plan-decided">
        {actions.map(({ id, content }) => (
          <li key={id}>
            <details className="fold">
              <summary>
                {content.title}
                {content.responsible && `, ${content.responsible}`}
                {content.dueOn && `, ${t('plan.dueOn', { date: content.dueOn })}`}{' '}
                <StatusMark status={content.status} />
              </summary>
              <ActionReading
                content={content}
                areas={areas}
                collaborationAreas={collaborationAreas}
                questions={questions}
              />
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

function DecideForm({ view, failed }: DecisionsPageProps) {
  const { t } = useTranslation();
  const { errors, written } = failed ?? {};
  if (view.toDecide === 0) return <p>{t('plan.decisions.nothing')}</p>;
  const field = (name: 'decidingBody' | 'decidedOn' | 'paragraph' | 'diaryNumber') => ({
    name,
    label: t(`plan.decisions.${name}`),
    defaultValue: written?.[name] ?? '',
    error: errors?.[name],
  });
  return (
    <section aria-labelledby="decide" className="card no-print">
      <h2 className="ds-heading" data-size="sm" id="decide">
        {t('plan.decisions.register')}
      </h2>
      <p>{t('plan.decisions.registerText', { count: view.toDecide })}</p>
      <Form method="post" action={`${view.head.path}/beslut`} key={view.decisions.length} noValidate>
        <input type="hidden" name="fingerprint" value={view.fingerprint} />
        <div className="plan-form__row">
          <TextField {...field('decidingBody')} description={t('plan.decisions.bodyHint')} maxLength={100} />
          <TextField {...field('decidedOn')} type="date" />
          <TextField {...field('paragraph')} description={t('plan.decisions.paragraphHint')} maxLength={100} />
          <TextField {...field('diaryNumber')} maxLength={100} />
        </div>
        <button className="ds-button" type="submit" name="intent" value="decide">
          {t('plan.decisions.decide')}
        </button>
      </Form>
    </section>
  );
}
