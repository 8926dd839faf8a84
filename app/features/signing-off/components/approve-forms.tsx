import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#app/components/text-area';
import { TextField } from '#app/components/text-field';
import { PRESELECTED_SHARING, SHARING_DEPTHS } from '#app/domain/benchmark/sharing';

interface ApproveFormsProps {
  revision: number;
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/** Signing, with what will be shared; and the way back to the coordinator, with a reason. */
export function ApproveForms({ revision, errors, written }: ApproveFormsProps) {
  const { t } = useTranslation();
  return (
    <>
      <section aria-labelledby="sign" className="card">
        <h2 className="ds-heading" data-size="sm" id="sign">
          {t('approve.signTitle')}
        </h2>
        <p>{t('approve.sharing')}</p>
        <dl className="facts">
          {SHARING_DEPTHS.map((depth) => (
            <div key={depth}>
              <dt>{t(`sharing.depth.${depth}`)}</dt>
              <dd>{t(`sharing.audience.${PRESELECTED_SHARING[depth]}`)}</dd>
            </div>
          ))}
        </dl>
        <Form method="post" noValidate>
          <input type="hidden" name="revision" value={revision} />
          <TextField
            name="diaryNumber"
            label={t('approve.diaryNumber')}
            defaultValue={written?.diaryNumber}
            error={errors?.diaryNumber}
          />
          <div className="field">
            <label className="check">
              <input
                className="ds-input"
                type="checkbox"
                id="read"
                name="read"
                value="yes"
                aria-invalid={errors?.read ? true : undefined}
                aria-describedby={errors?.read ? 'read-error' : undefined}
              />
              <span>{t('approve.read')}</span>
            </label>
            {errors?.read && (
              <p className="field__error" id="read-error">
                {t(errors.read)}
              </p>
            )}
          </div>
          <button className="ds-button" type="submit" name="intent" value="sign">
            {t('approve.sign')}
          </button>
        </Form>
      </section>
      <details className="fold" open={Boolean(errors?.reason)}>
        <summary>
          <h2 className="ds-heading" data-size="xs">
            {t('approve.sendBackTitle')}
          </h2>
        </summary>
        <Form method="post" noValidate>
          <TextArea
            name="reason"
            label={t('approve.reason')}
            defaultValue={written?.reason}
            error={errors?.reason}
            maxLength={2000}
          />
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="sendBack">
            {t('approve.sendBack')}
          </button>
        </Form>
      </details>
    </>
  );
}
