import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { valueText } from '#app/i18n/value-text';
import type { PrioritiesView, PriorityView } from '../describe-priorities';

/** Where to begin: at most ten questions in a proposed order, and those whose answer nobody knows. */
export function Priorities({ priorities, planPath }: { priorities: PrioritiesView; planPath: string }) {
  const { t } = useTranslation();
  const { first, more, investigate, highestRating } = priorities;
  return (
    <>
      {first.length === 0 ? (
        <p>{t('result.priorities.none')}</p>
      ) : (
        <>
          <p>{t('result.priorities.intro')}</p>
          <p>{t('result.priorities.defaults')}</p>
          <ol className="priorities">
            {first.map((priority) => (
              <Priority key={priority.code} priority={priority} highestRating={highestRating} />
            ))}
          </ol>
          {more > 0 && <p>{t('result.priorities.more', { count: more })}</p>}
        </>
      )}
      <p>
        <Link className="ds-link" to={planPath}>
          {t('result.priorities.toPlan')}
        </Link>
      </p>
      {investigate.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="2xs">
            {t('result.priorities.investigate')}
          </h3>
          <p>{t('result.priorities.investigateText')}</p>
          <ul>
            {investigate.map(({ code, question }) => (
              <li key={code}>
                {code} {question}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Priority({ priority, highestRating }: { priority: PriorityView; highestRating: number }) {
  const { t } = useTranslation();
  const { code, question, level, target, next, hint } = priority;
  return (
    <li>
      <h3 className="priorities__question">
        {code} {question}
      </h3>
      {priority.isBelowRequired && (
        <p>
          <span className="ds-tag" data-color="warning">
            {t('result.isRequired')}
          </span>{' '}
          {t('result.priorities.belowRequired', { level: priority.requiredMin })}
        </p>
      )}
      <p>
        <span className="level" data-level={level}>
          {level}
        </span>{' '}
        {t('result.priorities.step', { level, target })}
      </p>
      <p>
        <strong>{t('result.priorities.next', { level: next.level, name: next.name })}</strong> {next.text}
      </p>
      {hint && <p>{t('result.priorities.hint', { hint })}</p>}
      <Parts priority={priority} highestRating={highestRating} />
      {priority.indexGain > 0 && <p>{t('result.priorities.gain', { value: valueText(priority.indexGain, 2) })}</p>}
      {priority.isSensitive && <p className="result-rule">{t('result.isSensitive')}</p>}
    </li>
  );
}

/** What the order is made of, part by part: their product is no measurement and isn't shown (method 8). */
function Parts({ priority, highestRating }: { priority: PriorityView; highestRating: number }) {
  const { t } = useTranslation();
  const rated = (value: number) => t('result.priorities.rated', { value, highest: highestRating });
  const parts = [
    ['gap', t('result.priorities.levels', { count: priority.gap })],
    ['importance', rated(priority.importance)],
    ['feasibility', rated(priority.feasibility)],
  ] as const;
  return (
    <dl className="priorities__parts">
      {parts.map(([part, value]) => (
        <div key={part}>
          <dt>{t(`result.priorities.${part}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
