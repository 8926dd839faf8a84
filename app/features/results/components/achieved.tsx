import { useTranslation } from 'react-i18next';
import { shareText } from '#app/i18n/value-text';
import type { AchievedView } from '../view';
import { HowLink } from './how-link';
import { nextLevelText } from './texts';

interface AchievedProps {
  achieved: AchievedView;
  askedRevision: number | null;
  indexName: string;
}

/** The achieved level of the whole and what is missing for the next. */
export function Achieved({ achieved, askedRevision, indexName }: AchievedProps) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="achieved-heading">
      <h2 className="ds-heading" data-size="sm" id="achieved-heading">
        {t('result.achieved')}
      </h2>
      {achieved.stage === null ? (
        <p>{t('result.NA')}</p>
      ) : (
        <>
          <p className="result-index">
            <strong>{achieved.stage}</strong> <span>{achieved.stageName}</span>
          </p>
          <p>{nextLevelText(t, achieved)}</p>
          <Blocking achieved={achieved} />
          <p className="result-rule">{t('result.achievedRule', { share: shareText(achieved.stageShare) })}</p>
        </>
      )}
      <p className="result-how">
        <HowLink
          node="INDEX"
          name={`${t('result.achieved')}, ${indexName}`}
          place="niva"
          askedRevision={askedRevision}
        />
      </p>
    </section>
  );
}

/** The required questions that stop the next level. */
export function Blocking({ achieved }: { achieved: AchievedView }) {
  const { t } = useTranslation();
  if (achieved.blocking.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t('result.showRequired')}</summary>
      <ul>
        {achieved.blocking.map((indicator) => (
          <li key={indicator.code}>
            {indicator.code} {indicator.question}{' '}
            {indicator.level === null ? t('result.nowUnknown') : t('result.now', { level: indicator.level })}
          </li>
        ))}
      </ul>
    </details>
  );
}
