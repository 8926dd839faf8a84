import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AudienceFieldset } from '#app/components/audience-fieldset';
import { SharingPreview } from '#app/components/sharing-preview';
import { useSharing } from '#app/components/use-sharing';
import type { SharingView } from '../read-sharing.server';

interface ChangeFormProps {
  path: string;
  view: SharingView & { organisation: string };
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/** Another choice, with what it would show before it is saved. */
export function ChangeForm({ path, view, errors, written }: ChangeFormProps) {
  const { t } = useTranslation();
  const { sharing, choose } = useSharing(view.current!, written);
  return (
    <section className="card" aria-labelledby="change">
      <h2 className="ds-heading" data-size="sm" id="change">
        {t('sharing.change')}
      </h2>
      {view.state === 'counted' && <p>{t('sharing.changeRule')}</p>}
      <Form method="post" noValidate>
        <input type="hidden" name="seen" value={view.seen} />
        <AudienceFieldset sharing={sharing} choose={choose} errors={errors} />
        <button
          className="ds-button"
          data-variant="secondary"
          type="submit"
          name="intent"
          value="preview"
          formAction={`${path}/delning#forhandsvisning`}
        >
          {t('sharing.showPreview')}
        </button>
        <SharingPreview organisation={view.organisation} sharing={sharing} values={view.ownValues!} />
        <button className="ds-button" type="submit" name="intent" value="save">
          {t('sharing.save')}
        </button>
      </Form>
    </section>
  );
}
