import type { UnitStatus } from '#app/domain/scoring/score-tree';
import { type ChainYear, chainSeries } from '#app/domain/trend/chain-series';
import type { ChangeLabel } from '#app/domain/trend/change-assessment';

/** What happened between a year and the one that it was compared with when it was signed. */
export interface LinkView {
  /** The round that was compared with. */
  to: string;
  /** That round is not the one just before. */
  isFar: boolean;
  /** Enough questions are common (method 6.3); otherwise the series breaks here. */
  isComparable: boolean;
  /** Change on the common questions, in levels; null when the series breaks, and for a year that is withheld. */
  change: number | null;
  label: ChangeLabel | null;
}

export interface SeriesYearView {
  label: string;
  /** `missing`: nothing was signed; `not_asked`: the questionnaire had no such part. */
  status: UnitStatus | 'missing' | 'not_asked';
  /** The published value in levels; null when there is none. Unrounded. */
  official: number | null;
  /** The value that is comparable with the latest published one; null where it can't be, or where nothing is published. */
  linked: number | null;
  /** The comparable value lies outside the scale; it is shown as it is (method 6.4). */
  isOutOfRange: boolean;
  link: LinkView | null;
  /** Signed when the next year had been compared with something else: it has no place in the line. */
  isBesideLine: boolean;
  /** The revision that later years were compared with, when it has been replaced since. */
  comparedRevision: number | null;
}

/** The index or an area over the years, the oldest first. */
export interface SeriesView {
  code: string;
  name: string;
  years: SeriesYearView[];
  /** The year whose published value the line ends in; null when no year has one. */
  anchor: string | null;
}

interface SignOffOfYear {
  signOffId: string;
  roundId: string;
  revision: number;
}

export interface OverYears {
  /** In the order in which they opened, from the first with a sign-off to the one that is shown. */
  rounds: readonly { id: string; label: string }[];
  /** Within a round the newest first. */
  signOffs: readonly SignOffOfYear[];
  shownSignOffId: string;
  scores: readonly {
    signOffId: string;
    node: string;
    scoreU6: number | null;
    raw: number | null;
    status: UnitStatus;
  }[];
  changes: readonly {
    signOffId: string;
    earlierSignOffId: string;
    node: string;
    delta: number | null;
    isComparable: 0 | 1;
    label: string | null;
  }[];
  scale: { min: number; max: number };
}

type ScoreOfYear = OverYears['scores'][number];
type ChangeOfYear = OverYears['changes'][number];

/** One sign-off of the line, and where among the rounds it stands. */
interface Stop extends SignOffOfYear {
  position: number;
}

const keyOf = (signOffId: string, node: string) => `${signOffId} ${node}`;

/**
 * The published values year by year, and the comparable series that is linked backwards from the latest of them by the
 * changes that were frozen at each sign-off (method 6.4). A year without a published value is a gap in both.
 */
export function describeSeries(over: OverYears, nodes: readonly { code: string; name: string }[]): SeriesView[] {
  const stops = followChanges(over);
  const scores = new Map(over.scores.map((row) => [keyOf(row.signOffId, row.node), row]));
  const changes = new Map(over.changes.map((row) => [keyOf(row.signOffId, row.node), row]));
  return nodes.map(({ code, name }) => {
    const scoreOf = ({ signOffId }: SignOffOfYear) => scores.get(keyOf(signOffId, code));
    const changeOf = ({ signOffId }: SignOffOfYear) => changes.get(keyOf(signOffId, code));
    const line = linkYears(stops, scoreOf, changeOf, over.scale);
    const years = over.rounds.map((round, position): SeriesYearView => {
      const shown = shownSignOff(over, round.id);
      const stop = stops.find((one) => one.position === position);
      const score = shown && scoreOf(shown);
      const official = score ? publishedOf(score) : null;
      const linked = stop && official !== null ? line.get(stop.signOffId) : undefined;
      return {
        label: round.label,
        status: shown ? (score?.status ?? 'not_asked') : 'missing',
        official,
        linked: linked?.linked ?? null,
        isOutOfRange: linked?.outOfRange ?? false,
        link: stop ? describeLink(over, stops, stop, changeOf(stop), official !== null) : null,
        isBesideLine: shown !== undefined && stop === undefined,
        comparedRevision: stop && shown && stop.signOffId !== shown.signOffId ? stop.revision : null,
      };
    });
    return { code, name, years, anchor: years.findLast((year) => year.linked !== null)?.label ?? null };
  });
}

/** From the sign-off that is shown to the one that it was compared with, and so on; the oldest first. */
function followChanges(over: OverYears): Stop[] {
  const earlierOf = new Map(over.changes.map((row) => [row.signOffId, row.earlierSignOffId]));
  const stops: Stop[] = [];
  for (let id: string | undefined = over.shownSignOffId; id !== undefined; id = earlierOf.get(id)) {
    const signOff = over.signOffs.find((one) => one.signOffId === id);
    const position = over.rounds.findIndex((round) => round.id === signOff?.roundId);
    if (!signOff || position === -1) break;
    stops.unshift({ ...signOff, position });
  }
  return stops;
}

/** The rounds' places stand for their years: two rounds may open in the same year. */
function linkYears(
  stops: readonly Stop[],
  scoreOf: (stop: Stop) => ScoreOfYear | undefined,
  changeOf: (stop: Stop) => ChangeOfYear | undefined,
  scale: OverYears['scale'],
) {
  const years = stops.map((stop): ChainYear => {
    const score = scoreOf(stop);
    const change = changeOf(stop);
    return {
      year: stop.position,
      official: score ? publishedOf(score) : null,
      delta: change?.delta ?? null,
      comparable: change?.isComparable === 1,
    };
  });
  const { series } = chainSeries({ years, min: scale.min, max: scale.max });
  return new Map(stops.map((stop, index) => [stop.signOffId, series[index]!]));
}

/** The sign-off whose value stands for the year: in the round of the page the one that is read, else the newest. */
function shownSignOff(over: OverYears, roundId: string): SignOffOfYear | undefined {
  const ofRound = over.signOffs.filter((one) => one.roundId === roundId);
  return ofRound.find((one) => one.signOffId === over.shownSignOffId) ?? ofRound[0];
}

function describeLink(
  over: OverYears,
  stops: readonly Stop[],
  stop: Stop,
  change: ChangeOfYear | undefined,
  isPublished: boolean,
): LinkView | null {
  const before = stops[stops.indexOf(stop) - 1];
  if (!before) return null;
  const isComparable = change?.isComparable === 1 && change.delta !== null;
  return {
    to: over.rounds[before.position]!.label,
    isFar: stop.position - before.position > 1,
    isComparable,
    change: isComparable && isPublished ? change.delta : null,
    label: isComparable && isPublished ? (change.label as ChangeLabel | null) : null,
  };
}

/** The unrounded published score, so that what is computed from it is rounded only once (method 1.4). */
function publishedOf({ scoreU6, raw }: ScoreOfYear): number | null {
  return scoreU6 === null ? null : raw;
}
