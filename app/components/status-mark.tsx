import { useTranslation } from 'react-i18next';
import type { ActionStatus } from '#app/domain/plan/action';

const COLORS: Record<ActionStatus, string> = {
  proposed: 'neutral',
  decided: 'info',
  ongoing: 'warning',
  done: 'success',
  cancelled: 'neutral',
};

/** An action's status in words; the colour only repeats them. */
export function StatusMark({ status }: { status: ActionStatus }) {
  const { t } = useTranslation();
  return (
    <span className="ds-tag" data-color={COLORS[status]}>
      {t(`plan.status.${status}`)}
    </span>
  );
}

export function OverdueMark() {
  const { t } = useTranslation();
  return (
    <span className="ds-tag" data-color="danger">
      {t('plan.overdue')}
    </span>
  );
}
