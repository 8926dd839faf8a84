import { useTranslation } from 'react-i18next';

interface CheckListProps {
  /** The field's name; each box sends it with its own value. */
  name: string;
  legend: string;
  description?: string;
  choices: readonly { id: string; name: string }[];
  chosen: readonly string[];
  /** Key of the text that says what is wrong. */
  error?: string;
}

/** Several boxes to tick under one question; the error's link leads to the first. */
export function CheckList({ name, legend, description, choices, chosen, error }: CheckListProps) {
  const { t } = useTranslation();
  const describedBy = [description && `${name}-description`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className="check-list" aria-describedby={describedBy || undefined}>
      <legend className="ds-label">{legend}</legend>
      {description && (
        <p className="field__description" id={`${name}-description`}>
          {description}
        </p>
      )}
      {error && (
        <p className="field__error" id={`${name}-error`}>
          {t(error)}
        </p>
      )}
      <div className="check-list__choices">
        {choices.map((choice, index) => (
          <label className="check" key={choice.id}>
            <input
              className="ds-input"
              type="checkbox"
              id={index === 0 ? name : undefined}
              name={name}
              value={choice.id}
              defaultChecked={chosen.includes(choice.id)}
            />
            <span>{choice.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
