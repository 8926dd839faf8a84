import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProposalsView, ProposalView } from '../read-proposals.server';
import type { ProposalsProblem } from './proposals-page';
import { RatingFields, writtenIn } from './rating-fields';

interface ProposalItemProps {
  proposal: ProposalView;
  view: ProposalsView;
  failed: ProposalsProblem | undefined;
}

/** One question: where it is, where to, the three parts of its place, and ways to take the next step. */
export function ProposalItem({ proposal, view, failed }: ProposalItemProps) {
  const { t } = useTranslation();
  const { code, question, level, levelName, target, targetName, gap, importance, feasibility } = proposal;
  const { highestRating: highest, head } = view;
  return (
    <li className="proposal">
      <h2 className="ds-heading" data-size="2xs">
        <span className="code">{code}</span> {question}
      </h2>
      <p className="subtle">{proposal.areaName}</p>
      {proposal.isBelowRequired && (
        <p>
          <span className="ds-tag" data-color="warning">
            {t('plan.proposals.required', { min: proposal.requiredMin })}
          </span>
        </p>
      )}
      <p>{t('plan.proposals.fromTo', { level, levelName, target, targetName })}</p>
      <dl className="proposal__parts">
        <div>
          <dt>{t('plan.proposals.gap')}</dt>
          <dd>{t('plan.proposals.levels', { count: gap })}</dd>
        </div>
        <div>
          <dt>{t('plan.proposals.importance')}</dt>
          <dd>{t('plan.proposals.of', { value: importance, highest })}</dd>
        </div>
        <div>
          <dt>{t('plan.proposals.feasibility')}</dt>
          <dd>{t('plan.proposals.of', { value: feasibility, highest })}</dd>
        </div>
      </dl>
      {proposal.inPlan.map(({ id, title }) => (
        <p key={id}>
          {t('plan.proposals.inPlan')}{' '}
          <Link className="ds-link" to={`${head.path}/aktivitet/${id}`}>
            {title}
          </Link>
        </p>
      ))}
      <Hints proposal={proposal} canEdit={head.canEdit} picked={failed?.written?.picks ?? []} />
      {head.canEdit && (
        <details className="fold no-print" open={writtenIn(failed, code) !== undefined}>
          <summary>
            {t('plan.proposals.change')} <span className="visually-hidden">{code}</span>
          </summary>
          <RatingFields question={proposal} view={view} failed={failed} />
        </details>
      )}
    </li>
  );
}

function Hints({ proposal, canEdit, picked }: { proposal: ProposalView; canEdit: boolean; picked: string[] }) {
  const { t } = useTranslation();
  if (!canEdit) {
    return (
      <ul>
        {proposal.hints.map(({ index, text }) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    );
  }
  return (
    <fieldset className="proposal__hints">
      <legend>{t('plan.proposals.hints')}</legend>
      {proposal.hints.map(({ index, text }) => (
        <label key={index} className="check">
          <input
            type="checkbox"
            name="pick"
            value={`${proposal.code}/${index}`}
            defaultChecked={picked.includes(`${proposal.code}/${index}`)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
