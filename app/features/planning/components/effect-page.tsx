import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { TableScroll } from '#app/components/table-scroll';
import type { ChangeCount, EffectSummary } from '#app/domain/plan/effect';
import { formatSigned } from '#app/i18n/format';
import type { ActionEffect, EffectView } from '../read-effect.server';
import { AreaEffects } from './area-effects';

/** What became of the questions that finished actions were about. It says what happened, not that one led to the other. */
export function EffectPage({ view }: { view: EffectView }) {
  const { t } = useTranslation();
  const { head, later, actions, summary } = view;
  return (
    <PlanFrame
      head={head}
      part="effect"
      heading={t('plan.effect.heading', { organisation: head.organisation, round: head.roundName })}
    >
      <p className="lead">{t('plan.effect.intro')}</p>
      {actions.length === 0 && <p>{t('plan.effect.noneDone')}</p>}
      {!later && actions.length > 0 && <p className="notice">{t('plan.effect.notYet')}</p>}
      {later && (
        <p>
          {t('plan.effect.later')}{' '}
          <Link className="ds-link" to={later.resultPath}>
            {t('plan.result', { round: later.roundName })}
          </Link>
        </p>
      )}
      <AreaEffects view={view} />
      {summary && actions.length > 0 && <Summary summary={summary} />}
      {actions.map((action) => (
        <EffectOf key={action.id} action={action} view={view} />
      ))}
    </PlanFrame>
  );
}

function Summary({ summary }: { summary: EffectSummary }) {
  const { t } = useTranslation();
  const rows: [string, ChangeCount][] = [
    [t('plan.effect.worked'), summary.worked],
    [t('plan.effect.others'), summary.others],
  ];
  return (
    <section aria-labelledby="effect-summary">
      <h2 className="ds-heading" data-size="sm" id="effect-summary">
        {t('plan.effect.summary')}
      </h2>
      <p>{t('plan.effect.reached', { count: summary.reached })}</p>
      <TableScroll label={t('plan.effect.table')}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t('plan.effect.questions')}</th>
              {['compared', 'up', 'same', 'down', 'mean'].map((column) => (
                <th scope="col" key={column}>
                  {t(`plan.effect.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, { compared, up, same, down, mean }]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{compared}</td>
                <td>{up}</td>
                <td>{same}</td>
                <td>{down}</td>
                <td>{mean === null ? '–' : formatSigned(mean, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="subtle">{t('plan.effect.caution')}</p>
    </section>
  );
}

function EffectOf({ action, view }: { action: ActionEffect; view: EffectView }) {
  const { t } = useTranslation();
  return (
    <section className="effect">
      <h2 className="ds-heading" data-size="xs">
        <Link className="ds-link" to={`${view.head.path}/aktivitet/${action.id}`}>
          {action.title}
        </Link>
      </h2>
      {action.outcome && <p className="plan-text">{action.outcome}</p>}
      {view.later && action.questions.length === 0 && <p className="subtle">{t('plan.effect.noQuestions')}</p>}
      {action.questions.length > 0 && (
        <TableScroll label={t('plan.effect.tableOf', { title: action.title })}>
          <table className="ds-table">
            <thead>
              <tr>
                {['question', 'before', 'now', 'target', 'change'].map((column) => (
                  <th scope="col" key={column}>
                    {t(`plan.effect.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {action.questions.map((question) => (
                <tr key={question.code}>
                  <th scope="row">
                    <span className="code">{question.code}</span> {question.question}
                  </th>
                  <td>{question.before ?? t('plan.action.unknown')}</td>
                  <td>{typeof question.now === 'number' ? question.now : t(`plan.effect.answer.${question.now}`)}</td>
                  <td>
                    {question.target} {question.isTargetReached && t('plan.effect.isReached')}
                  </td>
                  <td>
                    {question.change === null || question.label === null
                      ? t('plan.effect.notComparable')
                      : `${formatSigned(question.change, 0)} ${t(`plan.effect.label.${question.label}`)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
