import { useTranslation } from 'react-i18next';

type Status = 'draft' | 'open' | 'closed' | 'archived';
const COLORS: Record<Status, string> = { draft: 'warning', open: 'success', closed: 'info', archived: 'neutral' };

/** A round's status in words; the colour only repeats them. */
export function RoundTag({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <span className="ds-tag" data-color={COLORS[status]}>
      {t(`status.round.${status}`)}
    </span>
  );
}
