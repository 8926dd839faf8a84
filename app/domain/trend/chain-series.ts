import { MethodInputError } from '../errors';
import { checkArray, checkFlag, checkIntegerBetween, checkObject, checkScale, checkScore } from '../input-checks';
import { isAbove } from '../thresholds';

export interface ChainYear {
  readonly year: number;
  /** Published score in levels; null = withheld. */
  readonly official: number | null;
  /** Change on common indicators since the year before in the list, in levels. */
  readonly delta: number | null;
  /** Whether that change rests on enough common indicators. */
  readonly comparable: boolean;
}

export interface ChainSeriesInput {
  /** Ascending. */
  readonly years: readonly ChainYear[];
  readonly min: number;
  readonly max: number;
}

export interface LinkedYear {
  readonly year: number;
  /** Score comparable with the latest published one, in levels; null when it cannot be linked. */
  readonly linked: number | null;
  /** True when the linked score lies outside the scale. It is shown as it is, not clamped. */
  readonly outOfRange: boolean;
}

/**
 * A comparable series over years, linked backwards from the latest published score by the yearly changes until a link
 * is not comparable (Method 6.4). Years after the anchor are null. Throws MethodInputError when the years do not ascend.
 */
export function chainSeries(input: ChainSeriesInput): { series: LinkedYear[] } {
  const scale = checkScale(input, '');
  const years = checkYears(input.years);
  const linked: (number | null)[] = years.map(() => null);
  const anchor = years.findLastIndex(({ official }) => official !== null);
  let score = anchor === -1 ? null : years[anchor]!.official;
  for (let index = anchor; index >= 0 && score !== null; index -= 1) {
    linked[index] = score;
    const { delta, comparable } = years[index]!;
    score = comparable && delta !== null ? score - delta : null;
  }
  return {
    series: years.map(({ year }, index) => {
      const value = linked[index]!;
      return {
        year,
        linked: value,
        outOfRange: value !== null && (isAbove(scale.min, value) || isAbove(value, scale.max)),
      };
    }),
  };
}

function checkYears(value: unknown): ChainYear[] {
  let last = Number.NEGATIVE_INFINITY;
  return checkArray(value, 'years').map((element, index) => {
    const field = `years[${index}]`;
    const { year, official, delta, comparable } = checkObject(element, field);
    const checkedYear = checkIntegerBetween(year, `${field}.year`, 0, 9999);
    if (checkedYear <= last) throw new MethodInputError(`${field}.year`, 'must be later than the year before it');
    last = checkedYear;
    return {
      year: checkedYear,
      official: official === null ? null : checkScore(official, `${field}.official`),
      delta: delta === null || delta === undefined ? null : checkScore(delta, `${field}.delta`),
      comparable: checkFlag(comparable, `${field}.comparable`),
    };
  });
}
