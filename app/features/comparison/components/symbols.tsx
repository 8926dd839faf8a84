import { useTranslation } from 'react-i18next';
import { type CellReason, type Column, SYMBOLS } from '../view';

/** What the signs in the cells stand for. */
export function Symbols({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const hasIndex = columns.some((column) => column.kind === 'index');
  const reasons: CellReason[] = [
    'insufficient',
    'not_applicable',
    ...(hasIndex ? ['partial' as const] : []),
    'not_shared',
  ];
  return (
    <dl className="compare-symbols" aria-label={t('compare.map.symbols')}>
      {reasons.map((reason) => (
        <div key={reason}>
          <dt>{SYMBOLS[reason]}</dt>
          <dd>{t(`compare.cell.${reason}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
