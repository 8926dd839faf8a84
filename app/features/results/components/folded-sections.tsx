import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultView } from '../view';
import { AllAnswers } from './all-answers';
import { Collaboration } from './collaboration';
import { CountyNote } from './county-note';
import { Deepening } from './deepening';
import { Facts } from './facts';
import { MovedAnswers, movedOf } from './moved-answers';
import { NodesFigure } from './nodes-figure';
import { Priorities } from './priorities';
import { Years } from './years';

/** What is read by somebody who wants more: folded on the screen, open in print. */
export function FoldedSections({ view }: { view: ResultView }) {
  const { t } = useTranslation();
  const index = view.nodes.find((node) => node.kind === 'index') ?? null;
  const areas = view.nodes.filter((node) => node.kind === 'area');
  const directions = view.nodes.filter((node) => node.kind === 'direction');
  return (
    <div className="result-folds">
      <Fold title={t('result.series.title')}>
        <Years view={view} />
      </Fold>
      <Fold title={t('result.priorities.title')}>
        <Priorities priorities={view.priorities} planPath={view.planPath} />
      </Fold>
      <Fold title={t(view.comparison.isShown ? 'result.fold.areas' : 'result.figure.areas')}>
        <CountyNote comparison={view.comparison} />
        <NodesFigure
          view={view}
          nodes={index ? [index, ...areas] : areas}
          kind="strip"
          part="omraden"
          caption={t('result.figure.areas')}
          isTableOpen
        />
        <NodesFigure view={view} nodes={areas} kind="radar" part="omraden" caption={t('result.figure.overview')} />
      </Fold>
      <Fold title={t('result.fold.directions', { count: directions.length })}>
        <CountyNote comparison={view.comparison} />
        <NodesFigure
          view={view}
          nodes={directions}
          kind="strip"
          part="inriktningar"
          caption={t('result.figure.directions')}
          isTableOpen
        />
      </Fold>
      <Fold title={t('result.collaboration.title')}>
        <Collaboration view={view} />
      </Fold>
      <Fold title={t('result.fold.moved', { count: movedOf(view.answers).length })}>
        <MovedAnswers areas={view.answers} earlier={view.earlier?.label ?? null} />
      </Fold>
      <Fold title={t('result.fold.facts')}>
        <Facts facts={view.facts} now={view.roundLabel} earlier={view.earlier?.label ?? null} />
      </Fold>
      <Fold title={t('result.fold.answers', { count: view.counts.total })}>
        <AllAnswers areas={view.answers} earlier={view.earlier?.label ?? null} />
      </Fold>
      <Fold title={t('result.fold.deepening')}>
        <Deepening view={view} />
      </Fold>
    </div>
  );
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="fold">
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {title}
        </h2>
      </summary>
      {children}
    </details>
  );
}
