import { useTranslation } from 'react-i18next';
import { TextField } from '#app/components/text-field';

interface MomentFieldsProps {
  which: 'opens' | 'closes';
  values: Record<string, string>;
  errors: Record<string, string> | undefined;
}

/** A day and a time as they are written in Sweden. */
export function MomentFields({ which, values, errors }: MomentFieldsProps) {
  const { t } = useTranslation();
  const [day, time] = [`${which}On`, `${which}Time`];
  return (
    <fieldset className="moment">
      <legend className="ds-label">{t(`county.form.${which}`)}</legend>
      <TextField
        name={day}
        label={t('county.form.day')}
        description={t('county.form.dayExample')}
        defaultValue={values[day]}
        error={errors?.[day]}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        name={time}
        label={t('county.form.time')}
        description={t('county.form.timeExample')}
        defaultValue={values[time]}
        error={errors?.[time]}
        inputMode="decimal"
        autoComplete="off"
      />
    </fieldset>
  );
}
