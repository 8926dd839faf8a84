import { useTranslation } from 'react-i18next';
import { formatNumber } from '#app/i18n/format';
import type { DescribedFact } from '../read-approval.server';

/** The facts as a list of questions and values. */
export function FactsToRead({ facts }: { facts: DescribedFact[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="facts">
      <h2 className="ds-heading" data-size="sm" id="facts">
        {t('assessment.facts')}
      </h2>
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact.code}>
            <dt>{fact.question}</dt>
            <dd>{describeFact(t, fact)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function describeFact(t: (key: string) => string, fact: DescribedFact): string {
  if (fact.value === null) return t('review.unanswered');
  if (fact.kind === 'yes_no') return t(`fact.${fact.value}`);
  return fact.kind === 'number' ? formatNumber(Number(fact.value)) : fact.value;
}
