import type { InputHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  description?: string;
  /** Key of the text that says what is wrong. */
  error?: string;
}

/** A labelled input with its description and error tied to it in the server's HTML. */
export function TextField({ name, label, description, error, ...input }: TextFieldProps) {
  const { t } = useTranslation();
  const describedBy = [description && `${name}-description`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="ds-label" htmlFor={name}>
        {label}
      </label>
      {description && (
        <p className="field__description" id={`${name}-description`}>
          {description}
        </p>
      )}
      <input
        {...input}
        className="ds-input"
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
      />
      {error && (
        <p className="field__error" id={`${name}-error`}>
          {t(error)}
        </p>
      )}
    </div>
  );
}
