import { useTranslation } from 'react-i18next';
import { limitText, sumText } from '../texts';
import type { ExampleAchieved } from '../view';
import { RowsTable } from './rows-table';
import { Subheading } from './section';

/** Step 4 of the example: how many questions reach each level, and what stops the next one. */
export function ExampleAchievedLevel({ achieved, stageShare }: { achieved: ExampleAchieved; stageShare: number }) {
  const { t } = useTranslation();
  const { applicable, need, levels, stage, stageName, nextLevel, needed, isBlocked, share3 } = achieved;
  return (
    <>
      <Subheading of="example.step4" />
      <p>{t('method.example.need', { applicable, need, share: limitText(t, stageShare) })}</p>
      <RowsTable
        caption={t('method.example.reach')}
        columns={[t('method.level'), t('method.example.count'), t('method.example.requiredReach')]}
        rows={levels.map(({ level, name, count, isRequiredMet }) => ({
          key: String(level),
          head: t('method.example.levelName', { level, name }),
          cells: [count, t(`method.example.${isRequiredMet ? 'yes' : 'no'}`)],
        }))}
      />
      <p>
        <strong>{t('method.example.stage', { stage, name: stageName })}</strong>{' '}
        {nextLevel === null ? (
          t('method.example.highest')
        ) : (
          <>
            {needed > 0
              ? t('method.example.needed', { count: needed, level: nextLevel })
              : t('method.example.enough', { level: nextLevel })}{' '}
            {isBlocked && t('method.example.blocking', { level: nextLevel })}
          </>
        )}
      </p>
      <p>{t('method.example.share3', { sum: sumText(share3) })}</p>
    </>
  );
}
