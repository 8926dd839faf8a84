import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { valueText } from '#app/i18n/value-text';
import type { ClosedRoundView } from '../read-public-results.server';

/** Directions of those who show them to everybody: means only. */
export function PublicDirections({ view }: { view: ClosedRoundView }) {
  const { t } = useTranslation();
  const showing = view.organisations.filter((one) => view.directions.some(({ code }) => code in one.values));
  if (showing.length === 0) return null;
  const caption = t('public.directions');
  return (
    <details className="fold">
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {t('public.directionsOf', { count: showing.length })}
        </h2>
      </summary>
      <TableScroll label={caption}>
        <table className="ds-table public-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('public.direction')}</th>
              {showing.map((one) => (
                <th scope="col" key={one.unitId}>
                  {one.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.directions.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {showing.map((one) => (
                  <td key={one.unitId}>{textOf(t, one.values[code])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}

function textOf(t: (key: string) => string, value: number | null | undefined): string {
  if (value === undefined) return t('public.notApplicable');
  return value === null ? t('public.insufficient') : valueText(value);
}
