import { useTranslation } from 'react-i18next';
import { type CellReason, type Column, SYMBOLS } from '../view';

/** What the signs in the cells stand for. */
export function Symbols({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const hasIndex = columns.some((column) => column.kind === 'index');
  const none: CellReason[] = hasIndex ? ['not_applicable', 'partial'] : ['not_applicable'];
  const hidden: CellReason[] = columns.some((column) => column.isClosedToOthers)
    ? ['not_shared', 'sensitive']
    : ['not_shared'];
  const groups: CellReason[][] = [['insufficient'], none, hidden];
  return (
    <dl className="compare-symbols" aria-label={t('compare.map.symbols')}>
      {groups.map((reasons) => (
        <div key={reasons[0]}>
          <dt>{SYMBOLS[reasons[0]!]}</dt>
          {reasons.map((reason) => (
            <dd key={reason}>{t(`compare.cell.${reason}`)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
