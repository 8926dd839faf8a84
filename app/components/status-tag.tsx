import { useTranslation } from 'react-i18next';

type Status = 'not_started' | 'in_progress' | 'handed_over' | 'signed';
const COLORS: Record<Status, string> = {
  not_started: 'neutral',
  in_progress: 'info',
  handed_over: 'warning',
  signed: 'success',
};

/** An assessment's status in words; the colour only repeats them. */
export function StatusTag({ status }: { status: Status }) {
  const { t } = useTranslation();
  return (
    <span className="ds-tag" data-color={COLORS[status]}>
      {t(`status.${status}`)}
    </span>
  );
}
