import { type SimulatedMove, type SimulatedStep, simulate } from '#app/domain/plan/simulate';
import { isOpen } from '#app/domain/plan/status';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import type { PlanPage } from './plan-page.server';
import type { PlanHeadView } from './view';

export interface SimulatedNode {
  /** null for the index. */
  name: string | null;
  before: number | null;
  after: number | null;
}

export interface SimulationView {
  head: PlanHeadView;
  /** Actions that are about some question, to choose among. */
  choices: { id: string; title: string; questions: number; isChosen: boolean }[];
  step: SimulatedStep;
  /** null until something has been chosen. */
  outcome: {
    nodes: SimulatedNode[];
    achievedBefore: number | null;
    achievedAfter: number | null;
    moved: (SimulatedMove & { question: string })[];
  } | null;
}

/** What levels, achieved level and index would become if the chosen actions raised their questions. */
export function readSimulation(
  page: PlanPage,
  asked: { actionIds: readonly string[]; step: SimulatedStep },
  language: Language,
): SimulationView | null {
  const { base } = page;
  if (!base) return null;
  const open = page.actions.filter(({ content }) => isOpen(content.status) && content.indicators.length > 0);
  const chosen = open.filter(({ id }) => asked.actionIds.includes(id));
  return {
    head: page.head,
    choices: open.map(({ id, content }) => ({
      id,
      title: content.title,
      questions: content.indicators.length,
      isChosen: asked.actionIds.includes(id),
    })),
    step: asked.step,
    outcome: chosen.length === 0 ? null : describe(),
  };

  function describe(): SimulationView['outcome'] {
    const { areas, answerOf, parameters, questionnaire } = base!;
    const { min, max } = questionnaire.scale;
    const indicators = chosen.flatMap(({ content }) => content.indicators);
    const result = simulate({ scale: { min, max }, areas, answerOf }, indicators, asked.step, parameters);
    const names = new Map(areas.map(({ code, name }) => [code, name[language]]));
    const questions = new Map(indicatorsOf(areas).map(({ code, question }) => [code, question[language]]));
    return {
      nodes: result.before.flatMap(({ node, score }, index) =>
        node === INDEX_NODE || names.has(node)
          ? [{ name: names.get(node) ?? null, before: score, after: result.after[index]?.score ?? null }]
          : [],
      ),
      achievedBefore: result.achievedBefore,
      achievedAfter: result.achievedAfter,
      moved: result.moved.map((move) => ({ ...move, question: questions.get(move.code) ?? '' })),
    };
  }
}
