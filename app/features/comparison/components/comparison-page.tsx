import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { CorrectionsNote } from '#app/components/corrections-note';
import { formatDate } from '#app/i18n/format';
import { searchOf } from '../choice';
import type { SettingView } from '../view';
import { ChoiceForm } from './choice-form';
import { WhyHidden } from './why-hidden';

const PATHS = {
  map: '/jamfor',
  answers: '/jamfor/svar',
  facts: '/jamfor/fakta',
  plans: '/jamfor/handlingsplaner',
} as const;
export type Part = keyof typeof PATHS;

interface ComparisonPageProps {
  title: string;
  setting: SettingView | null;
  part: Part;
  children: ReactNode;
}

/** What every part of the comparison has around it: the choices, the way to the other parts, and why things are hidden. */
export function ComparisonPage({ title, setting, part, children }: ComparisonPageProps) {
  const { t } = useTranslation();
  return (
    <div className="compare">
      {part !== 'map' && <Breadcrumb trail={[{ to: PATHS.map, label: t('compare.title') }]} />}
      <h1 className="ds-heading" data-size="lg">
        {title}
      </h1>
      {setting === null ? (
        <p>{t('compare.noRound')}</p>
      ) : (
        <>
          <p className="narrow">{t(part === 'plans' ? 'compare.plans.text' : 'compare.intro')}</p>
          <Problems setting={setting} />
          <ChoiceForm setting={setting} part={part} action={PATHS[part]} />
          <Parts setting={setting} part={part} />
          <CorrectionsNote corrections={setting.round.corrections} />
          {!setting.round.isClosed && <StillOpen setting={setting} />}
          {setting.round.isClosed && setting.group === null && <p>{t('compare.noGroup')}</p>}
          {children}
          <WhyHidden setting={setting} />
        </>
      )}
    </div>
  );
}

function Problems({ setting: { problems } }: { setting: SettingView }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <section className="notice" aria-labelledby="problem">
      <h2 id="problem" className="ds-heading" data-size="2xs">
        {t('compare.problem.title')}
      </h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{t(`compare.problem.${problem}`)}</li>
        ))}
      </ul>
    </section>
  );
}

function Parts({ setting, part }: Pick<ComparisonPageProps, 'part'> & { setting: SettingView }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('compare.part.label')} className="compare-parts no-print">
      <ul>
        {(['map', 'answers', 'facts', 'plans'] as const).map((one) => (
          <li key={one}>
            <Link to={`${PATHS[one]}${searchOf(setting.choice)}`} aria-current={one === part ? 'page' : undefined}>
              {t(`compare.part.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function StillOpen({ setting: { round, participation } }: { setting: SettingView }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('compare.open', { round: round.label, date: formatDate(round.closesAt) })}</p>
      {participation && <p>{t('compare.signed', participation)}</p>}
      <p>{t('compare.chooseClosed')}</p>
    </>
  );
}
