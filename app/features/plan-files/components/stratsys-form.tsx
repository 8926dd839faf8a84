import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { TextField } from '#app/components/text-field';
import { STRATSYS_FILE } from '../file-groups';
import type { StratsysView } from '../read-files-page.server';

interface StratsysFormProps {
  path: string;
  view: StratsysView;
}

/** Names of the unit and the measures as they stand in Stratsys. They are kept in the address and nowhere else. */
export function StratsysForm({ path, view }: StratsysFormProps) {
  const { t } = useTranslation();
  const isSent = view.rows !== null || Object.keys(view.errors).length > 0;
  return (
    <details className="fold" id="stratsys" open={isSent}>
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {t('planFiles.stratsys.title')}
        </h2>
      </summary>
      <p>{t('planFiles.stratsys.intro')}</p>
      <p>{t('planFiles.stratsys.compare')}</p>
      <form method="get" action={`${path}/filer#stratsys`} noValidate>
        <StratsysFields view={view} />
        <p className="plan-filter__buttons">
          <button type="submit" className="ds-button" data-variant="secondary">
            {t('planFiles.stratsys.show')}
          </button>{' '}
          <button
            type="submit"
            name="intent"
            value="make"
            formMethod="post"
            formAction={`${path}/dokument/${STRATSYS_FILE}`}
            className="ds-button"
            data-variant="secondary"
          >
            {t('planFiles.stratsys.make')}
          </button>
        </p>
      </form>
      {view.rows && <StratsysRows rows={view.rows} />}
    </details>
  );
}

function StratsysFields({ view }: { view: StratsysView }) {
  const { t } = useTranslation();
  const { unit, day, decimalSign, hasHeader, measures, errors } = view;
  return (
    <>
      <div className="plan-form__row">
        <TextField
          name="enhet"
          label={t('planFiles.stratsys.unit')}
          description={t('planFiles.stratsys.unitHint')}
          defaultValue={unit}
          error={errors.enhet}
        />
        <TextField
          name="datum"
          type="date"
          label={t('planFiles.stratsys.day')}
          description={t('planFiles.stratsys.dayHint')}
          defaultValue={day}
          error={errors.datum}
        />
        <div className="field">
          <label className="ds-label" htmlFor="decimal">
            {t('planFiles.stratsys.decimalSign')}
          </label>
          <p className="field__description" id="decimal-description">
            {t('planFiles.stratsys.decimalHint')}
          </p>
          <select
            className="ds-input"
            id="decimal"
            name="decimal"
            defaultValue={decimalSign}
            aria-describedby="decimal-description"
          >
            <option value=",">{t('planFiles.stratsys.comma')}</option>
            <option value=".">{t('planFiles.stratsys.point')}</option>
          </select>
        </div>
      </div>
      <label className="check">
        <input type="checkbox" className="ds-input" name="rubrik" value="ja" defaultChecked={hasHeader} />
        <span>{t('planFiles.stratsys.header')}</span>
      </label>
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t('planFiles.stratsys.names')}</legend>
        <p>{t('planFiles.stratsys.namesHint')}</p>
        {measures.map(({ field, label, name, isKnown }) => (
          <TextField
            key={field}
            name={field}
            label={label}
            {...(isKnown ? {} : { description: t('planFiles.stratsys.noValue') })}
            defaultValue={name}
            error={errors[field]}
          />
        ))}
      </fieldset>
    </>
  );
}

function StratsysRows({ rows }: { rows: NonNullable<StratsysView['rows']> }) {
  const { t } = useTranslation();
  const headers = (['unit', 'day', 'measure', 'value'] as const).map((key) => t(`planFiles.stratsys.${key}`));
  return (
    <TableScroll label={t('planFiles.stratsys.rows')}>
      <table className="ds-table">
        <caption>{t('planFiles.stratsys.rows')}</caption>
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([unit, day, measure, value]) => (
            <tr key={measure}>
              <td>{unit}</td>
              <td>{day}</td>
              <th scope="row">{measure}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
