import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { formatNumber } from '#app/i18n/format';
import type { FactView } from '../view';

interface FactsProps {
  facts: FactView[];
  now: string;
  earlier: string | null;
}

/** The facts with the earlier round's beside them. */
export function Facts({ facts, now, earlier }: FactsProps) {
  const { t } = useTranslation();
  return (
    <TableScroll label={t('result.fold.facts')}>
      <table className="ds-table result-table">
        <caption className="visually-hidden">{t('result.fold.facts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('result.column.fact')}</th>
            <th scope="col">{now}</th>
            {earlier && <th scope="col">{earlier}</th>}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.code}>
              <th scope="row">{fact.question}</th>
              <td>
                <FactValue kind={fact.kind} value={fact.value} />
              </td>
              {earlier && (
                <td>
                  <FactValue kind={fact.kind} value={fact.earlier} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function FactValue({ kind, value }: { kind: FactView['kind']; value: string | null }) {
  const { t } = useTranslation();
  if (value === null) return <>{t('result.notFilledIn')}</>;
  if (kind === 'yes_no') return <>{t(value === 'yes' ? 'result.yes' : 'result.no')}</>;
  return <>{kind === 'number' ? formatNumber(Number(value)) : value}</>;
}
