import { useTranslation } from 'react-i18next';
import type { ActionContent } from '#app/domain/plan/action';
import { fieldName } from '../action-form';
import type { ActionPageView } from '../read-action.server';

interface QuestionFieldsProps {
  view: ActionPageView;
  content: ActionContent;
  error: string | undefined;
}

interface Line {
  code: string;
  question: string;
  level: number | null;
  target: number;
  isChosen: boolean;
}

/** The questions that the action is to raise, each with its target: the chosen ones first, the others folded by area. */
export function QuestionFields({ view, content, error }: QuestionFieldsProps) {
  const { t } = useTranslation();
  const chosen = new Map(content.indicators.map((one) => [one.code, one]));
  const asked = new Set(view.groups.flatMap(({ questions }) => questions.map(({ code }) => code)));
  const groups = view.groups.map((group) => ({
    ...group,
    lines: group.questions.map(
      ({ code, question, level, suggestedTarget }): Line => ({
        code,
        question,
        level: chosen.get(code)?.fromLevel ?? level,
        target: chosen.get(code)?.target ?? suggestedTarget,
        isChosen: chosen.has(code),
      }),
    ),
  }));
  const gone = content.indicators
    .filter(({ code }) => !asked.has(code))
    .map(({ code, fromLevel, target }): Line => ({ code, question: '', level: fromLevel, target, isChosen: true }));
  const first = [...groups.flatMap(({ lines }) => lines.filter(({ isChosen }) => isChosen)), ...gone];
  return (
    <fieldset className="plan-form__questions" id="indicators">
      <legend>{t('plan.field.indicators')}</legend>
      {first.length === 0 && <p className="field__description">{t('plan.action.noQuestions')}</p>}
      {first.map((line) => (
        <QuestionLine key={line.code} line={line} view={view} />
      ))}
      {error && <p className="field__error">{t(error)}</p>}
      <details className="fold">
        <summary>{t('plan.action.moreQuestions')}</summary>
        {groups.map(({ code, name, lines }) => (
          <details key={code} className="fold">
            <summary>{name}</summary>
            {lines
              .filter(({ isChosen }) => !isChosen)
              .map((line) => (
                <QuestionLine key={line.code} line={line} view={view} />
              ))}
          </details>
        ))}
      </details>
    </fieldset>
  );
}

function QuestionLine({ line, view }: { line: Line; view: ActionPageView }) {
  const { t } = useTranslation();
  const { code, question, level, target, isChosen } = line;
  const { min, max } = view.scale;
  return (
    <div className="plan-form__question">
      <label className="check">
        <input type="checkbox" name="indicators" value={code} defaultChecked={isChosen} />
        <span>
          <span className="code">{code}</span> {question}{' '}
          <span className="subtle">
            {level === null ? t('plan.action.unknownLevel') : t('plan.action.level', { level })}
          </span>
        </span>
      </label>
      <label className="plan-form__target">
        {t('plan.action.target')} <span className="visually-hidden">{code}</span>
        <select className="ds-input plan-short" name={fieldName.target(code)} defaultValue={target}>
          {Array.from({ length: max - min + 1 }, (_, index) => min + index).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
