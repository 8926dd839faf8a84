import { type Answer, isLevel, type Level, type Scale } from '../answer';
import { compareCodes } from '../code-order';
import {
  checkAnswer,
  checkArray,
  checkCode,
  checkFlag,
  checkIntegerBetween,
  checkLevel,
  checkNumberBetween,
  checkObject,
  checkScale,
  checkScore,
} from '../input-checks';
import { DEFAULT_PARAMETERS, type MethodParameters } from '../parameters';
import { roundedHalfAway } from '../scoring/round-half-away';

export interface PriorityIndicator {
  readonly code: string;
  readonly answer: Answer;
  /** The level aimed for. */
  readonly target: Level;
  /** Effective weight in the index. */
  readonly weight: number;
  /** 1–5, 5 = most important; 3 by default. */
  readonly importance?: number;
  /** 1–5, 5 = easiest; 3 by default. */
  readonly feasibility?: number;
  readonly required?: boolean;
  /** Lowest acceptable level of a required indicator; by default the method's 2. */
  readonly requiredMin?: Level;
  /** Median level of the peers; null or missing = unknown. */
  readonly peerMedian?: number | null;
}

export interface PriorityListInput {
  readonly scale: Scale;
  readonly indicators: readonly PriorityIndicator[];
}

export interface PriorityRow {
  readonly code: string;
  /** 1 = required and below its minimum. */
  readonly tier: 1 | 2;
  /** Levels left to the target. */
  readonly gap: number;
  /** 0–100. A heuristic for the order, not a measurement. */
  readonly priority: number;
  /** How much the index rises when the gap is closed, in levels. */
  readonly indexGain: number;
}

export interface PriorityList {
  /** Indicators below their target, the first to work on first. */
  readonly plan: PriorityRow[];
  /** Codes whose level is not known, ascending. */
  readonly investigate: string[];
}

interface CheckedIndicator {
  readonly code: string;
  readonly answer: Answer;
  readonly target: Level;
  readonly weight: number;
  readonly importance: number;
  readonly feasibility: number;
  readonly required: boolean;
  readonly requiredMin: Level;
  readonly peerMedian: number | null;
}

interface RankedRow extends PriorityRow {
  readonly level: Level;
  readonly weight: number;
  readonly peerGap: number;
}

/** Importance and feasibility until somebody rates them. */
export const DEFAULT_RATING = 3;
export const HIGHEST_RATING = 5;
const DECIMALS_OF_TIES = 6;
/** An effective weight is a share; plain weights are accepted too, within reason. */
const LARGEST_WEIGHT = 1e6;

/**
 * The proposed order of an action plan: required indicators below their minimum first, then gap × importance ×
 * feasibility (Method 8). NA is left out; don't know and unanswered are to be investigated first.
 * Throws MethodInputError for bad input.
 */
export function priorityList(
  input: PriorityListInput,
  parameters: MethodParameters = DEFAULT_PARAMETERS,
): PriorityList {
  const scale = checkScale(input.scale, 'scale');
  const indicators = checkIndicators(input.indicators, scale, parameters.requiredMin);
  const plan = indicators
    .flatMap((indicator) => (isLevel(indicator.answer) ? [rowOf(indicator, indicator.answer, scale)] : []))
    .filter(({ gap }) => gap > 0)
    .sort(compareRows);
  return {
    plan: plan.map(({ code, tier, gap, priority, indexGain }) => ({ code, tier, gap, priority, indexGain })),
    investigate: indicators
      .filter(({ answer }) => answer === 'DK' || answer === null)
      .map(({ code }) => code)
      .sort(compareCodes),
  };
}

function rowOf(indicator: CheckedIndicator, level: Level, scale: Scale): RankedRow {
  const { code, target, weight, importance, feasibility, required, requiredMin, peerMedian } = indicator;
  const gap = Math.max(0, (required ? Math.max(target, requiredMin) : target) - level);
  const range = scale.max - scale.min;
  return {
    code,
    tier: required && level < requiredMin ? 1 : 2,
    gap,
    priority: (100 * gap * importance * feasibility) / (range * HIGHEST_RATING * HIGHEST_RATING),
    indexGain: weight * gap,
    level,
    weight,
    peerGap: peerMedian === null ? 0 : Math.max(0, peerMedian - level),
  };
}

function compareRows(a: RankedRow, b: RankedRow): number {
  return (
    a.tier - b.tier ||
    descending(a.priority, b.priority) ||
    descending(a.peerGap, b.peerGap) ||
    descending(a.weight, b.weight) ||
    a.level - b.level ||
    compareCodes(a.code, b.code)
  );
}

function descending(a: number, b: number): number {
  return roundedHalfAway(b, DECIMALS_OF_TIES) - roundedHalfAway(a, DECIMALS_OF_TIES);
}

function checkIndicators(value: unknown, scale: Scale, defaultMin: Level): CheckedIndicator[] {
  return checkArray(value, 'indicators').map((element, index) => {
    const field = `indicators[${index}]`;
    const fields = checkObject(element, field);
    const required = checkFlag(fields.required, `${field}.required`);
    return {
      code: checkCode(fields.code, `${field}.code`),
      answer: checkAnswer(fields.answer, `${field}.answer`, scale),
      target: checkLevel(fields.target, `${field}.target`, scale),
      weight: checkNumberBetween(fields.weight, `${field}.weight`, 0, LARGEST_WEIGHT),
      importance: checkRating(fields.importance, `${field}.importance`),
      feasibility: checkRating(fields.feasibility, `${field}.feasibility`),
      required,
      requiredMin: required ? checkLevel(fields.requiredMin ?? defaultMin, `${field}.requiredMin`, scale) : scale.min,
      peerMedian: checkPeerMedian(fields.peerMedian, `${field}.peerMedian`),
    };
  });
}

function checkRating(value: unknown, field: string): number {
  return checkIntegerBetween(value ?? DEFAULT_RATING, field, 1, HIGHEST_RATING);
}

function checkPeerMedian(value: unknown, field: string): number | null {
  return value === undefined || value === null ? null : checkScore(value, field);
}
