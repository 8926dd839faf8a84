import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shareText, valueText } from '#app/i18n/value-text';
import type { EarlierRoundView, ExplanationView, NodeView } from '../view';
import { Blocking } from './achieved';
import { AnswerTable } from './answer-table';
import { ChangeSince } from './change-since';
import { EXPLANATION_ID, HowLink, pageAddress, useOrigin, usualLinkId } from './how-link';
import { Outcome } from './outcome';
import { PartTable } from './part-table';
import { nextLevelText } from './texts';

interface ExplanationProps {
  explanation: ExplanationView;
  earlier: EarlierRoundView | null;
  askedRevision: number | null;
}

/** "Så räknades det": one number in words and figures, down to the next step. */
export function Explanation({ explanation, earlier, askedRevision }: ExplanationProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { node, achieved } = explanation;
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus follows the node that is explained.
  useEffect(() => heading.current?.focus(), [node.code]);
  return (
    <section className="card explanation" id={EXPLANATION_ID} aria-labelledby="explanation-heading">
      <Trail explanation={explanation} askedRevision={askedRevision} />
      <h2 className="ds-heading" data-size="sm" id="explanation-heading" tabIndex={-1} ref={heading}>
        {t('result.howOf', { name: node.name })}
      </h2>
      <p>{t(`result.explain.${node.kind}`)}</p>
      {node.kind === 'index' || node.kind === 'area' ? (
        <PartTable explanation={explanation} askedRevision={askedRevision} />
      ) : (
        <AnswerTable explanation={explanation} />
      )}
      <Outcome explanation={explanation} />
      <h3 className="ds-heading" data-size="2xs">
        {t('result.explain.changeTitle')}
      </h3>
      {earlier && (
        <p>
          {t('result.explain.change', {
            round: earlier.label,
            before: valueText(node.earlier, 2),
            now: valueText(node.score, 2),
          })}
        </p>
      )}
      <ChangeSince node={node} earlier={earlier} />
      <h3 className="ds-heading" data-size="2xs">
        {t('result.achieved')}
        {achieved.stage !== null && `: ${achieved.stage}, ${achieved.stageName}`}
      </h3>
      <p>{t('result.explain.achieved', { share: shareText(explanation.stageShare) })}</p>
      {achieved.nextStage !== null && (
        <p>
          {t('result.explain.met', {
            count: achieved.metNext ?? 0,
            total: achieved.applicable,
            level: achieved.nextStage,
          })}{' '}
          {nextLevelText(t, achieved)}
        </p>
      )}
      <Blocking achieved={achieved} />
      <BackLink node={node} askedRevision={askedRevision} />
    </section>
  );
}

/** Upwards: what the number is a part of. */
function Trail({ explanation, askedRevision }: Omit<ExplanationProps, 'earlier'>) {
  const { t } = useTranslation();
  if (explanation.trail.length === 0) return null;
  return (
    <p>
      {t('result.explain.partOf')}{' '}
      {explanation.trail.map((step, index) => (
        <span key={step.code}>
          {index > 0 && ' › '}
          {step.name} (
          <HowLink node={step.code} name={step.name} place="del-av" askedRevision={askedRevision} isInside />)
        </span>
      ))}
    </p>
  );
}

/** Back to the number that was asked about, with the focus on its link. */
function BackLink({ node, askedRevision }: { node: NodeView; askedRevision: number | null }) {
  const { t } = useTranslation();
  const origin = useOrigin();
  const target = origin ?? usualLinkId(node);
  return (
    <p className="no-print">
      <Link
        className="ds-link"
        to={{ search: pageAddress(askedRevision, null).search, hash: `#${target}` }}
        state={{ returnTo: target }}
      >
        {t('result.explain.back')}
      </Link>
    </p>
  );
}
