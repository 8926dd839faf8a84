import type { TextareaHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  name: string;
  label: string;
  /** Key of the text that says what is wrong. */
  error?: string;
}

/** A labelled text area with its error tied to it. */
export function TextArea({ name, label, error, ...area }: TextAreaProps) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label className="ds-label" htmlFor={name}>
        {label}
      </label>
      <textarea
        rows={4}
        {...area}
        className="ds-input"
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {error && (
        <p className="field__error" id={`${name}-error`}>
          {t(error)}
        </p>
      )}
    </div>
  );
}
