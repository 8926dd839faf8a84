import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#app/components/text-area';

interface ReopenFormProps {
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/** Opens the signed assessment again, with a reason: a new revision, the signed one stays readable. */
export function ReopenForm({ errors, written }: ReopenFormProps) {
  const { t } = useTranslation();
  return (
    <details className="fold no-print" open={Boolean(errors?.reason)}>
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {t('receipt.reopenTitle')}
        </h2>
      </summary>
      <p>{t('receipt.reopenText')}</p>
      <Form method="post" noValidate>
        <TextArea
          name="reason"
          label={t('receipt.reopenReason')}
          defaultValue={written?.reason}
          error={errors?.reason}
          maxLength={2000}
        />
        <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="reopen">
          {t('receipt.reopen')}
        </button>
      </Form>
    </details>
  );
}
