import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointReading as Reading } from '../view';

/** What a joint action is about, to read. */
export function JointReading({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const { description, effectGoal, responsible, startsOn, dueOn, collaborationArea, areas, questions } = reading;
  return (
    <>
      {description && <p className="joint__text">{description}</p>}
      <dl className="facts">
        <Fact name={t('plan.field.collaborationArea')}>{collaborationArea ?? t('joint.allAreas')}</Fact>
        {effectGoal && <Fact name={t('plan.field.effectGoal')}>{effectGoal}</Fact>}
        {responsible && <Fact name={t('joint.responsible')}>{responsible}</Fact>}
        {startsOn && <Fact name={t('plan.field.startsOn')}>{startsOn}</Fact>}
        {dueOn && <Fact name={t('plan.field.dueOn')}>{dueOn}</Fact>}
        {areas.length > 0 && <Fact name={t('plan.field.areas')}>{areas.join(', ')}</Fact>}
        {questions.length > 0 && (
          <Fact name={t('joint.questions')}>
            <ul className="plain-list">
              {questions.map(({ code, question }) => (
                <li key={code}>
                  <span className="code">{code}</span> {question}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="joint__text">{children}</dd>
    </div>
  );
}
