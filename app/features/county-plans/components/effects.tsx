import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { formatSigned } from '#app/i18n/format';
import type { CountyPlansView } from '../read-county-plans.server';

type Shown = NonNullable<CountyPlansView['shown']>;

/** Beside what is done: the level when it was decided, the level later, the target. Not a word about causes. */
export function Effects({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const { actions, counts } = shown.effects;
  const followed = actions.filter(({ questions }) => questions.length > 0);
  return (
    <section aria-labelledby="effect">
      <h2 className="ds-heading" data-size="sm" id="effect">
        {t('joint.effect.title')}
      </h2>
      <p>{t('joint.effect.text')}</p>
      {followed.length === 0 ? (
        <p>{t(actions.length === 0 ? 'joint.effect.none' : 'joint.effect.notYet')}</p>
      ) : (
        <>
          <p>
            {t('joint.effect.actions', { count: counts.actions, organisations: counts.organisations })}{' '}
            {t('joint.effect.questions', { up: counts.up, same: counts.same, down: counts.down })}{' '}
            {t('plan.effect.reached', { count: counts.reached })}
          </p>
          <p>{t('plan.effect.caution')}</p>
          {followed.map((action) => (
            <Action key={action.id} action={action} questions={shown.questions} />
          ))}
        </>
      )}
    </section>
  );
}

function Action({ action, questions }: { action: Shown['effects']['actions'][number]; questions: Shown['questions'] }) {
  const { t } = useTranslation();
  const caption = `${action.organisation}: ${action.title}`;
  return (
    <div>
      <h3 className="ds-heading" data-size="xs">
        {caption}
      </h3>
      {action.outcome && <p className="joint__text">{action.outcome}</p>}
      <TableScroll label={caption}>
        <table className="ds-table joint__table">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('plan.effect.question')}</th>
              <th scope="col">{t('plan.effect.before')}</th>
              <th scope="col">{action.laterRound}</th>
              <th scope="col">{t('plan.effect.target')}</th>
              <th scope="col">{t('plan.effect.change')}</th>
            </tr>
          </thead>
          <tbody>
            {action.questions.map(({ code, before, now, target, change, label, isTargetReached }) => (
              <tr key={code}>
                <th scope="row">
                  <span className="code">{code}</span> {questions[code]}
                </th>
                <td>{before ?? t('plan.action.unknown')}</td>
                <td>{typeof now === 'number' ? now : t(`plan.effect.answer.${now}`)}</td>
                <td>
                  {target} {isTargetReached && t('plan.effect.isReached')}
                </td>
                <td>
                  {change === null || label === null
                    ? t('plan.effect.notComparable')
                    : `${formatSigned(change, 0)} ${t(`plan.effect.label.${label}`)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
