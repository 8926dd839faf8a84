import { useTranslation } from 'react-i18next';

/** Why the server would not take a value, in words. */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation();
  return (reason) => t([`answering.reason.${reason}`, 'answering.reason.other']);
}

/** The reason beside its field, which points here with `aria-describedby`. */
export function FieldError({ name, reason }: { name: string; reason: string | null }) {
  const textOf = useReasonText();
  if (!reason) return null;
  return (
    <p className="field__error" id={`${name}-error`}>
      {textOf(reason)}
    </p>
  );
}
