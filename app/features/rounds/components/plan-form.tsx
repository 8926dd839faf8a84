import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckList } from '#app/components/check-list';
import { LeaveGuard } from '#app/components/leave-guard';
import { TextArea } from '#app/components/text-area';
import { TextField } from '#app/components/text-field';
import type { WrittenPlan } from '../plan-form';
import type { PlanFormView } from '../read-plan.server';
import { MomentFields } from './moment-fields';
import { ParameterFields } from './parameter-fields';

interface PlanFormProps {
  view: PlanFormView;
  intent: 'plan' | 'change';
  errors: Record<string, string> | undefined;
  /** What had been written when something was wrong. */
  written: WrittenPlan | undefined;
}

/** Everything that is decided about a round before it opens. */
export function PlanForm({ view, intent, errors, written = view.written }: PlanFormProps) {
  const { t } = useTranslation();
  const { fields } = written;
  return (
    <Form method="post" noValidate className="plan-form">
      <LeaveGuard />
      {intent === 'plan' && (
        <>
          <input type="hidden" name="round" value={fields.round ?? view.id} />
          <input type="hidden" name="programme" value={view.programmeId} />
          <input type="hidden" name="copyOf" value={view.copyOf ?? ''} />
        </>
      )}
      {view.seen !== null && <input type="hidden" name="seen" value={view.seen} />}
      <TextField
        name="name"
        label={t('county.form.name')}
        defaultValue={fields.name}
        error={errors?.name}
        autoComplete="off"
      />
      <div className="field">
        <label className="ds-label" htmlFor="version">
          {t('county.form.version')}
        </label>
        <select
          className="ds-input"
          id="version"
          name="version"
          defaultValue={fields.version}
          aria-describedby={errors?.version ? 'version-error' : undefined}
        >
          {view.versions.map((version) => (
            <option key={version.id} value={version.id}>
              {version.label}
            </option>
          ))}
        </select>
        {errors?.version && (
          <p className="field__error" id="version-error">
            {t(errors.version)}
          </p>
        )}
      </div>
      <MomentFields which="opens" values={fields} errors={errors} />
      <MomentFields which="closes" values={fields} errors={errors} />
      <CheckList
        name="organisation"
        legend={t('county.form.organisations')}
        description={t('county.form.organisationsText')}
        choices={view.organisations}
        chosen={written.organisationIds}
        error={errors?.organisation}
      />
      <TextArea
        name="message"
        label={t('county.form.message')}
        defaultValue={fields.message}
        error={errors?.message}
        maxLength={2000}
      />
      <ParameterFields parameters={view.parameters} values={fields} errors={errors} />
      <p className="button-row">
        <button
          className="ds-button"
          data-variant={intent === 'plan' ? undefined : 'secondary'}
          type="submit"
          name="intent"
          value={intent}
        >
          {t(`county.form.${intent}`)}
        </button>
      </p>
    </Form>
  );
}
