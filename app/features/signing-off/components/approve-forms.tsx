import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AudienceFieldset } from '#app/components/audience-fieldset';
import { SharingPreview } from '#app/components/sharing-preview';
import { TextArea } from '#app/components/text-area';
import { TextField } from '#app/components/text-field';
import { useSharing } from '#app/components/use-sharing';
import type { ApprovalView } from '../read-approval.server';

interface ApproveFormsProps {
  view: ApprovalView;
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/** Signing, with what will be shared; and the way back to the coordinator, with a reason. */
export function ApproveForms({ view, errors, written }: ApproveFormsProps) {
  const { t } = useTranslation();
  const { preselected } = view;
  const { sharing, choose } = useSharing(preselected.sharing, written);
  return (
    <>
      <section aria-labelledby="sign" className="card">
        <h2 className="ds-heading" data-size="sm" id="sign">
          {t('approve.signTitle')}
        </h2>
        <p>{t('approve.sharing')}</p>
        <p>{t(`approve.preselected.${preselected.from.kind}`, { ...preselected.from })}</p>
        <Form method="post" noValidate>
          <input type="hidden" name="revision" value={view.revision} />
          <AudienceFieldset sharing={sharing} choose={choose} errors={errors} />
          <button
            className="ds-button"
            data-variant="secondary"
            type="submit"
            name="intent"
            value="preview"
            formAction={`/sjalvskattning/${view.id}/godkann#forhandsvisning`}
          >
            {t('sharing.showPreview')}
          </button>
          <SharingPreview organisation={view.organisationName} sharing={sharing} values={view.ownValues} />
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
                defaultChecked={written?.read === 'yes'}
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
