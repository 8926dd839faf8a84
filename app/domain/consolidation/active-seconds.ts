import { MIN_ANSWERS } from './response-quality';

/** One accepted version of an answer: which question, and when the server took it, in milliseconds since 1970. */
export interface AcceptedVersion {
  readonly indicator: string;
  readonly acceptedAtMs: number;
}

interface Step {
  startMs: number;
  indicators: Set<string>;
}

/** Nobody is taken to think longer than this about one question: the rest of a gap is lunch, a meeting, another day. */
const MAX_SECONDS_PER_ANSWER = 120;
/**
 * What waited in the browser may come in several requests: what comes sooner than this after a step's first belongs to the
 * step. Nobody reads and answers that quickly, so that answers of a person in a hurry are not taken for such a burst.
 */
const STEP_MS = 1000;
const MS_PER_SECOND = 1000;

/**
 * Seconds of answering behind each question of one response, read from when its versions were accepted (for `fast` in
 * method 4.6). Versions that came together are one step. The gap since the step before is shared by the step's questions,
 * at most 120 s each: so a pause is no answering, and an hour offline that comes in one burst is an hour and not a moment.
 * Later versions add to their question.
 *
 * A question is left out where nobody can know: in the first step, which has no step before it (what lies between
 * opening and the first save is mostly reading about the form), and where the answer `isLeftOut`: set by a button, on one
 * or many, or not to be judged. Its part of a step goes to the others. What came in a single step gives no seconds at all.
 */
export function secondsByIndicator(
  versions: readonly AcceptedVersion[],
  isLeftOut: (indicator: string) => boolean,
): Map<string, number> {
  const seconds = new Map<string, number>();
  const [first, ...rest] = stepsOf(versions);
  let beforeMs = first?.startMs ?? 0;
  for (const { startMs, indicators } of rest) {
    const read = [...indicators].filter((indicator) => !isLeftOut(indicator));
    const each = Math.min((startMs - beforeMs) / MS_PER_SECOND / read.length, MAX_SECONDS_PER_ANSWER);
    for (const indicator of read) seconds.set(indicator, (seconds.get(indicator) ?? 0) + each);
    beforeMs = startMs;
  }
  for (const indicator of first?.indicators ?? []) seconds.delete(indicator);
  return seconds;
}

/**
 * Active seconds of a set of answers as {@link responseQuality} wants them, from the seconds behind each (null where
 * unknown): the mean of the known ones times the number of answers. Null when fewer than ten, or fewer than half, are
 * known: a question less is better than one without ground.
 */
export function activeSeconds(secondsBehind: readonly (number | null)[]): number | null {
  const known = secondsBehind.filter((seconds) => seconds !== null);
  if (known.length < MIN_ANSWERS || known.length * 2 < secondsBehind.length) return null;
  return (known.reduce((sum, seconds) => sum + seconds, 0) / known.length) * secondsBehind.length;
}

function stepsOf(versions: readonly AcceptedVersion[]): Step[] {
  const steps: Step[] = [];
  for (const { indicator, acceptedAtMs } of [...versions].sort((a, b) => a.acceptedAtMs - b.acceptedAtMs)) {
    const step = steps.at(-1);
    if (step && acceptedAtMs - step.startMs < STEP_MS) step.indicators.add(indicator);
    else steps.push({ startMs: acceptedAtMs, indicators: new Set([indicator]) });
  }
  return steps;
}
