import { useTranslation } from 'react-i18next';
import { TextField } from '#app/components/text-field';
import type { PlanFormView } from '../read-plan.server';

interface ParameterFieldsProps {
  parameters: PlanFormView['parameters'];
  values: Record<string, string>;
  errors: Record<string, string> | undefined;
}

/** The method's settings that a county may choose: folded, since the usual ones are right for nearly everybody. */
export function ParameterFields({ parameters, values, errors }: ParameterFieldsProps) {
  const { t } = useTranslation();
  const isOpen = parameters.some(({ name, usual }) => errors?.[name] || values[name] !== usual);
  return (
    <details className="fold" open={isOpen}>
      <summary>{t('county.form.parameters')}</summary>
      <p>{t('county.form.parametersText')}</p>
      {parameters.map(({ name, ...limits }) => (
        <TextField
          key={name}
          name={name}
          label={t(`method.inForce.parameter.${name}`)}
          description={t('county.form.parameterLimits', limits)}
          defaultValue={values[name]}
          error={errors?.[name]}
          inputMode="decimal"
          autoComplete="off"
          size={6}
        />
      ))}
    </details>
  );
}
