import { useTranslation } from 'react-i18next';
import { writtenRating } from '../proposals-form';
import type { ProposalsView, RatedQuestion } from '../read-proposals.server';
import type { ProposalsProblem } from './proposals-page';

interface RatingFieldsProps {
  question: RatedQuestion;
  view: ProposalsView;
  failed: ProposalsProblem | undefined;
}

/** A question's target, importance and feasibility to set, with what they were when the page was made. */
export function RatingFields({ question: { code, set }, view, failed }: RatingFieldsProps) {
  const { t } = useTranslation();
  const mine = writtenIn(failed, code) ?? set;
  const stored = failed?.stale?.ratings.find((one) => one.code === code)?.stored ?? set;
  const { min, max } = view.scale;
  const levels = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const ratings = Array.from({ length: view.highestRating }, (_, index) => index + 1);
  const fields = [
    { name: 'target', values: levels, value: mine.target },
    { name: 'importance', values: ratings, value: mine.importance },
    { name: 'feasibility', values: ratings, value: mine.feasibility },
  ];
  return (
    <>
      <input type="hidden" name={`was.${code}`} value={writtenRating(stored)} />
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
    </>
  );
}

/** What somebody wrote about a question in a form that could not be saved. */
export function writtenIn(failed: ProposalsProblem | undefined, code: string) {
  return failed?.written?.ratings.find((rating) => rating.code === code);
}
