import { useTranslation } from 'react-i18next';
import type { ActionContent, ActionField } from '#app/domain/plan/action';
import type { NamedCode } from '../view';

interface FieldValueProps {
  field: ActionField;
  value: ActionContent[ActionField];
  areas: readonly NamedCode[];
  collaborationAreas: readonly NamedCode[];
  /** Gives each question a line with its words; without them the codes stand in a row. */
  questions?: readonly NamedCode[];
}

/** A field of an action in words: what it says, or that nothing is written. */
export function FieldValue({ field, value, areas, collaborationAreas, questions }: FieldValueProps) {
  const { t } = useTranslation();
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <span className="subtle">{t('plan.nothing')}</span>;
  }
  const nameOf = (names: readonly NamedCode[], code: string) => names.find((one) => one.code === code)?.name ?? code;
  if (field === 'areas') return <>{(value as string[]).map((code) => nameOf(areas, code)).join(', ')}</>;
  if (field === 'collaborationArea') return <>{nameOf(collaborationAreas, value as string)}</>;
  if (field === 'indicators') {
    const texts = (value as ActionContent['indicators']).map(({ code, fromLevel, target }) =>
      t('plan.action.fromTo', { code, from: fromLevel ?? t('plan.action.unknown'), target }),
    );
    if (!questions) return <>{texts.join(', ')}</>;
    return (
      <ul className="plain-list">
        {(value as ActionContent['indicators']).map(({ code }, index) => (
          <li key={code}>
            {texts[index]} <span className="subtle">{questions.find((one) => one.code === code)?.name}</span>
          </li>
        ))}
      </ul>
    );
  }
  if (field === 'checks') {
    return (
      <ul className="plain-list">
        {(value as ActionContent['checks']).map(({ text, isDone }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
          <li key={index}>
            {t(isDone ? 'plan.action.checked' : 'plan.action.unchecked')} {text}
          </li>
        ))}
      </ul>
    );
  }
  if (field === 'status' || field === 'costClass' || field === 'perspective' || field === 'obstacle') {
    return <>{t(`plan.${field}.${value as string}`)}</>;
  }
  return <span className="plan-text">{value as string}</span>;
}
