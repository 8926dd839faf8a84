import { useTranslation } from 'react-i18next';

/** From and to, as far as they are said. */
export function TimeSpan({
  action: { startsOn, dueOn },
}: {
  action: { startsOn: string | null; dueOn: string | null };
}) {
  const { t } = useTranslation();
  if (startsOn && dueOn) return <>{t('plan.span', { from: startsOn, to: dueOn })}</>;
  if (dueOn) return <>{t('plan.dueOn', { date: dueOn })}</>;
  return <>{startsOn ? t('plan.startsOn', { date: startsOn }) : t('plan.noDate')}</>;
}
