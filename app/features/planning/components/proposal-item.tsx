import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { writtenRating } from '../proposals-form';
import type { ProposalsView, ProposalView } from '../read-proposals.server';
import type { StaleRating } from '../set-targets.server';

interface ProposalItemProps {
  proposal: ProposalView;
  view: ProposalsView;
  stale: StaleRating[] | undefined;
}

/** One question: where it is, where to, the three parts of its place, and ways to take the next step. */
export function ProposalItem({ proposal, view, stale }: ProposalItemProps) {
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
      <Hints proposal={proposal} canEdit={head.canEdit} />
      {head.canEdit && <RatingFields proposal={proposal} view={view} stale={stale?.find((one) => one.code === code)} />}
    </li>
  );
}

function Hints({ proposal, canEdit }: { proposal: ProposalView; canEdit: boolean }) {
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
          <input type="checkbox" name="pick" value={`${proposal.code}/${index}`} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface RatingFieldsProps {
  proposal: ProposalView;
  view: ProposalsView;
  stale: StaleRating | undefined;
}

function RatingFields({ proposal, view, stale }: RatingFieldsProps) {
  const { t } = useTranslation();
  const { code, set } = proposal;
  const mine = stale?.mine ?? set;
  const { min, max } = view.scale;
  const levels = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const ratings = Array.from({ length: view.highestRating }, (_, index) => index + 1);
  const fields = [
    { name: 'target', values: levels, value: mine.target },
    { name: 'importance', values: ratings, value: mine.importance },
    { name: 'feasibility', values: ratings, value: mine.feasibility },
  ];
  return (
    <details className="fold no-print" open={stale !== undefined}>
      <summary>
        {t('plan.proposals.change')} <span className="visually-hidden">{code}</span>
      </summary>
      <input type="hidden" name={`was.${code}`} value={writtenRating(stale?.stored ?? set)} />
      <div className="proposal__ratings">
        {fields.map(({ name, values, value }) => (
          <div className="field" key={name}>
            <label className="ds-label" htmlFor={`${name}.${code}`}>
              {t(`plan.proposals.${name}Field`)}
            </label>
            <select
              className="ds-input"
              id={`${name}.${code}`}
              name={`${name}.${code}`}
              defaultValue={value ?? ''}
              key={`${set.revision} ${value}`}
            >
              <option value="">{t('plan.proposals.byMethod')}</option>
              {values.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      {set.by && <p className="subtle">{t('plan.proposals.setBy', { person: set.by })}</p>}
    </details>
  );
}
