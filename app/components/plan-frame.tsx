import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from './breadcrumb';
import { ErrorSummary } from './error-summary';

/** What the frame says of the plan. */
export interface PlanHead {
  organisation: string;
  roundName: string;
  /** Such as `/plan/kumla/2025`. */
  path: string;
  resultPath: string;
}

export type PlanPart = 'proposals' | 'plan' | 'followUp' | 'decisions' | 'effect' | 'simulator' | 'files';

const PARTS: readonly { part: PlanPart; to: string }[] = [
  { part: 'proposals', to: '/forslag' },
  { part: 'plan', to: '?vy=tabell' },
  { part: 'followUp', to: '/uppfoljning' },
  { part: 'decisions', to: '/beslut' },
  { part: 'effect', to: '/effekt' },
  { part: 'simulator', to: '/prova' },
  { part: 'files', to: '/filer' },
];

interface PlanFrameProps {
  head: PlanHead;
  /** Where in the plan the page is; null for a page under one of the parts. */
  part: PlanPart | null;
  heading: string;
  errors?: Record<string, string>;
  children: ReactNode;
}

/** What the pages of a plan have in common: the way back, the heading, the parts of the plan. */
export function PlanFrame({ head, part, heading, errors, children }: PlanFrameProps) {
  const { t } = useTranslation();
  const title = t('plan.heading', { organisation: head.organisation, round: head.roundName });
  return (
    <div className="plan">
      <Breadcrumb
        trail={[
          { to: '/oversikt', label: t('layout.link.overview') },
          { to: head.resultPath, label: t('plan.result', { round: head.roundName }) },
          ...(part === 'plan' ? [] : [{ to: `${head.path}?vy=tabell`, label: title }]),
        ]}
      />
      <h1 className="ds-heading" data-size="lg">
        {heading}
      </h1>
      <nav aria-label={t('plan.parts')} className="plan-parts no-print">
        <ul>
          {PARTS.map((one) => (
            <li key={one.part}>
              <Link to={`${head.path}${one.to}`} aria-current={one.part === part ? 'page' : undefined}>
                {t(`plan.part.${one.part}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {errors && <ErrorSummary errors={errors} />}
      {children}
    </div>
  );
}
