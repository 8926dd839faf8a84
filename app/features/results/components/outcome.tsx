import { useTranslation } from 'react-i18next';
import { rangeText, shareText, valueText } from '#app/i18n/value-text';
import type { ExplanationView } from '../view';
import { divisionText, meanText, termsOf } from './texts';

/** The number itself as a sum that can be checked, how much was answered, and how far the unanswered could move it. */
export function Outcome({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation();
  const { node, coverageRatio } = explanation;
  if (node.status === 'not_applicable') return <p>{t('result.explain.nothing')}</p>;
  const isFull = coverageRatio !== null && coverageRatio.over === coverageRatio.under;
  return (
    <>
      <Sum explanation={explanation} />
      {isFull ? <p>{t('result.explain.full')}</p> : <Unanswered explanation={explanation} />}
      {node.status === 'insufficient' && (
        <p>
          <strong>{t(node.kind === 'index' ? 'result.explain.indexWithheld' : 'result.explain.withheld')}</strong>
        </p>
      )}
      {node.parent !== null && <p>{t('result.explain.share', { share: shareText(explanation.share, 2) })}</p>}
    </>
  );
}

function Sum({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation();
  const { node, ratio } = explanation;
  if (node.raw === null) return null;
  const value = valueText(node.raw, 2);
  const terms = termsOf(explanation);
  const sum = ratio && terms ? `${meanText(terms)} = ${divisionText(ratio)} = ${value}` : value;
  return (
    <p className="explanation__sum">
      {t('result.explain.value', { sum })}{' '}
      {node.status === 'ok' && t('result.explain.rounded', { value: valueText(node.score) })}
    </p>
  );
}

function Unanswered({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation();
  const { node, coverageRatio, lowerRatio, upperRatio } = explanation;
  if (node.lower === null || node.upper === null) return null;
  return (
    <>
      <p>{t('result.explain.coverage', { division: divisionText(coverageRatio), share: shareText(node.coverage) })}</p>
      <p>
        {t('result.explain.bounds', {
          lower: `${divisionText(lowerRatio)} = ${valueText(node.lower, 2)}`,
          upper: `${divisionText(upperRatio)} = ${valueText(node.upper, 2)}`,
          range: rangeText(node.lower, node.upper, 2),
        })}
      </p>
    </>
  );
}
