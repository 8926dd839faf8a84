import { isLevel } from '#app/domain/answer';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Direction, FocusArea, Indicator } from '#app/domain/questionnaire/schema';
import { collaborationAreas } from '#app/domain/questionnaire/trees';
import { achievedLevel, INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { exactMean, type Ratio, toShownRatio } from './exact';
import { answerOf, indexShares, levelTexts, type SignedTree } from './signed-tree';
import type { AchievedView, AnswerPartView, ExplanationView, NodeView, PartView, RatiosView } from './view';

type Ratios = Record<keyof RatiosView, Ratio | null>;

/** How a node's number was made: its parts one step down, or its answers, with exact sums. Null for an unknown node. */
export function explain(tree: SignedTree, nodes: readonly NodeView[], code: string): ExplanationView | null {
  const node = nodes.find((one) => one.code === code);
  if (!node) return null;
  const shares = indexShares(tree);
  const area = tree.areas.find((one) => one.code === code || one.directions.some((each) => each.code === code));
  const answered = area?.directions.find((one) => one.code === code) ?? findCollaborationArea(tree, code);
  const indicators = indicatorsUnder(tree, code);
  const children = code === INDEX_NODE ? tree.areas : answered ? [] : (area?.directions ?? []);
  const parts = children.map((child) => ({ ...child, ratios: ratiosOf(tree, child) }));
  return {
    node,
    trail: trailTo(nodes, node),
    share: shareOf(shares, indicators),
    ...shown(answered ? ratiosOf(tree, answered) : combine(parts)),
    parts: parts.map(({ code: child, weight, ratios }): PartView => {
      const { name, status, raw } = nodes.find((one) => one.code === child)!;
      return {
        code: child,
        name,
        status,
        raw,
        weight,
        share: shareOf(shares, indicatorsUnder(tree, child)),
        ...shown(ratios),
      };
    }),
    answers: answered ? answered.indicators.map((one) => answerPart(tree, one, shares)) : [],
    achieved: describeAchieved(tree, indicators),
    coverageMin: tree.parameters.coverageMin,
    stageShare: tree.parameters.stageShare,
  };
}

/** The achieved level of some indicators, in words' parts: what is missing for the next level (method 3.7). */
export function describeAchieved(tree: SignedTree, indicators: readonly Indicator[]): AchievedView {
  const { scale } = tree.questionnaire;
  const answer = (code: string) => answerOf(tree, code);
  const { stage, applicable, metNext, neededForNext, blocking } = achievedLevel(
    { scale, answerOf: answer },
    indicators,
    tree.parameters,
  );
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return {
    stage,
    stageName: stage === null ? '' : (scale.levels[stage - scale.min]?.name[tree.language] ?? ''),
    nextStage: stage === null || stage >= scale.max ? null : stage + 1,
    applicable,
    metNext,
    needed: neededForNext ?? 0,
    stageShare: tree.parameters.stageShare,
    blocking: blocking.map((code) => ({
      code,
      question: byCode.get(code)!.question[tree.language],
      level: tree.answers.get(code)?.level ?? null,
    })),
  };
}

/** The indicators of a node: all of them for the index. */
export function indicatorsUnder(tree: SignedTree, code: string): Indicator[] {
  if (code === INDEX_NODE) return indicatorsOf(tree.areas);
  const area = tree.areas.find((one) => one.code === code);
  if (area) return indicatorsOf([area]);
  const direction = tree.areas.flatMap((one) => one.directions).find((one) => one.code === code);
  return (direction ?? findCollaborationArea(tree, code))?.indicators ?? [];
}

function findCollaborationArea({ questionnaire, areas }: SignedTree, code: string) {
  return collaborationAreas(questionnaire, areas).find((one) => one.code === code);
}

function trailTo(nodes: readonly NodeView[], node: NodeView): { code: string; name: string }[] {
  const parent = nodes.find((one) => one.code === node.parent);
  return parent ? [...trailTo(nodes, parent), { code: parent.code, name: parent.name }] : [];
}

function shareOf(shares: ReadonlyMap<string, number>, indicators: readonly Indicator[]): number {
  return indicators.reduce((sum, { code }) => sum + (shares.get(code) ?? 0), 0);
}

function answerPart(tree: SignedTree, indicator: Indicator, shares: ReadonlyMap<string, number>): AnswerPartView {
  const answer = tree.answers.get(indicator.code);
  const level = answer?.level ?? null;
  return {
    code: indicator.code,
    question: indicator.question[tree.language],
    kind: answer?.kind ?? 'DK',
    level,
    levelText: levelTexts(tree, indicator, level).levelText,
    weight: indicator.weight,
    share: shares.get(indicator.code) ?? 0,
  };
}

function shown({ ratio, coverageRatio, lowerRatio, upperRatio }: Ratios): RatiosView {
  return {
    ratio: toShownRatio(ratio),
    coverageRatio: toShownRatio(coverageRatio),
    lowerRatio: toShownRatio(lowerRatio),
    upperRatio: toShownRatio(upperRatio),
  };
}

type Answered = Pick<Direction, 'indicators'>;

function ratiosOf(tree: SignedTree, part: FocusArea | Answered): Ratios {
  if ('indicators' in part) return answeredRatios(tree, part);
  return combine(part.directions.map((each) => ({ weight: each.weight, ratios: ratiosOf(tree, each) })));
}

/** Method 3.2 in whole numbers: `Vet ej` leaves the mean but not the bounds, `Ej tillämpligt` leaves both. */
function answeredRatios(tree: SignedTree, { indicators }: Answered): Ratios {
  const { min, max } = tree.questionnaire.scale;
  const whole = (level: number): Ratio => ({ over: BigInt(level), under: 1n });
  const applicable = indicators
    .map(({ code, weight }) => ({ weight, answer: answerOf(tree, code) }))
    .filter(({ answer }) => answer !== 'NA');
  const mean = (value: (answer: (typeof applicable)[number]['answer']) => number | null) =>
    exactMean(
      applicable.flatMap(({ weight, answer }) => {
        const level = value(answer);
        return level === null ? [] : [{ weight, value: whole(level) }];
      }),
    );
  return {
    ratio: mean((answer) => (isLevel(answer) ? answer : null)),
    coverageRatio: mean((answer) => (isLevel(answer) ? 1 : 0)),
    lowerRatio: mean((answer) => (isLevel(answer) ? answer : min)),
    upperRatio: mean((answer) => (isLevel(answer) ? answer : max)),
  };
}

/** Method 3.4 and 3.5 in whole numbers: a part without any answer is left out of the value, not of the bounds. */
function combine(parts: readonly { weight: number; ratios: Ratios }[]): Ratios {
  const mean = (key: keyof Ratios) =>
    exactMean(
      parts.flatMap(({ weight, ratios }) => {
        const value = ratios[key];
        return value === null ? [] : [{ weight, value }];
      }),
    );
  return {
    ratio: mean('ratio'),
    coverageRatio: mean('coverageRatio'),
    lowerRatio: mean('lowerRatio'),
    upperRatio: mean('upperRatio'),
  };
}
