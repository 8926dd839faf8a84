import type { Kysely } from 'kysely';
import type { PublishedSum } from '#app/domain/benchmark/naming';
import type { Viewers } from '#app/domain/benchmark/round-input';
import {
  depthOfNode,
  type Sharing,
  type SharingDepth,
  type Visibility,
  visibilityTo,
} from '#app/domain/benchmark/sharing';
import { listNodes } from '#app/domain/questionnaire/applicable';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import { listCountedSignOffs } from '#db/queries/closings';
import { listCountedScores, listReleasedPanels, listReleasedSums } from '#db/queries/frozen-statistics';
import { listRoundGroupMembers } from '#db/queries/round-groups';
import { listNamesShown } from '#db/queries/sharings-in-force';
import type { Database, Id } from '#db/schema';

/** A closed round as its figures were made: who was counted, in which groups, with which scores and choices. */
interface ClosedRound {
  sharing: ReadonlyMap<Id, Sharing>;
  groups: ReadonlyMap<string, readonly Id[]>;
  /** By tree and node. */
  scores: ReadonlyMap<string, ReadonlyMap<Id, number>>;
  shown: ReadonlySet<string>;
}

const keyOf = (...parts: string[]) => parts.join(' ');

async function readClosedRound(db: Kysely<Database>, roundId: Id): Promise<ClosedRound> {
  const scores = new Map<string, Map<Id, number>>();
  for (const { tree, node, unitId, scoreU6 } of await listCountedScores(db, roundId)) {
    const key = keyOf(tree, node);
    scores.set(key, (scores.get(key) ?? new Map<Id, number>()).set(unitId, scoreU6));
  }
  const groups = new Map<string, Id[]>();
  for (const { groupCode, unitId } of await listRoundGroupMembers(db, roundId)) {
    groups.set(groupCode, [...(groups.get(groupCode) ?? []), unitId]);
  }
  const counted = await listCountedSignOffs(db, roundId);
  const shown = await listNamesShown(db, roundId);
  return {
    sharing: new Map(counted.map((row) => [row.unitId, JSON.parse(row.sharing) as Sharing])),
    groups,
    scores,
    shown: new Set(shown.map((row) => keyOf(row.unitId, row.depth, row.viewers))),
  };
}

/** What is asked about: one organisation's depth, to be named to an audience. */
interface Question {
  unitId: Id;
  depth: SharingDepth;
  viewers: Viewers;
}

/** As it was counted; who was not counted is in no figure. */
function visibilityIn(round: ClosedRound, unitId: Id, { depth, viewers }: Question): Visibility {
  const sharing = round.sharing.get(unitId);
  return sharing ? visibilityTo(viewers, sharing[depth]) : 'left_out';
}

function isKnownIn(round: ClosedRound, unitId: Id, question: Question): boolean {
  return (
    visibilityIn(round, unitId, question) === 'named' ||
    round.shown.has(keyOf(unitId, question.depth, question.viewers))
  );
}

function isUnknown(round: ClosedRound, unitId: Id, question: Question): boolean {
  return visibilityIn(round, unitId, question) === 'hidden' && !isKnownIn(round, unitId, question);
}

export interface PublishedFigures {
  /** The audience has read the value already, at the close or since. */
  isKnown: (question: Question) => boolean;
  /** For each node of the depth, what the published figures would still hold of others once the value is known. */
  sumsLeft: (question: Question) => PublishedSum[][];
  /** How many hide the depth in each group in which the organisation is one of them. */
  hiddenWith: (question: Question) => number[];
}

/** The frozen figures of a closed round, and of the panels it is part of, seen as sums over hidden organisations. */
export async function readPublishedFigures(
  db: Kysely<Database>,
  roundId: Id,
  questionnaire: Questionnaire,
): Promise<PublishedFigures> {
  const sums = await listReleasedSums(db, roundId);
  const panels = await listReleasedPanels(db, roundId);
  const rounds = new Map<Id, ClosedRound>();
  for (const id of new Set([roundId, ...panels.flatMap((panel) => [panel.roundId, panel.previousRoundId])])) {
    rounds.set(id, await readClosedRound(db, id));
  }
  const own = rounds.get(roundId)!;
  const nodes = listNodes(questionnaire);
  return {
    isKnown: (question) => isKnownIn(own, question.unitId, question),
    hiddenWith: (question) =>
      [...own.groups.values()]
        .map((unitIds) => unitIds.filter((unitId) => isUnknown(own, unitId, question)))
        .filter((unitIds) => unitIds.includes(question.unitId))
        .map((unitIds) => unitIds.length),
    sumsLeft: (question) =>
      nodes
        .filter((node) => depthOfNode(node.kind) === question.depth)
        .map(({ code }) => {
          const isAsked = (row: { node: string; audience: string }) =>
            row.node === code && row.audience === question.viewers;
          return [
            ...sums.filter(isAsked).map((row) => sumLeft(own, row, question)),
            ...panels.filter(isAsked).map((row) => panelLeft(rounds, roundId, row, question)),
          ];
        }),
  };
}

type SumRow = Awaited<ReturnType<typeof listReleasedSums>>[number];
type PanelRow = Awaited<ReturnType<typeof listReleasedPanels>>[number];

function sumLeft(round: ClosedRound, row: SumRow, question: Question): PublishedSum {
  const scores = round.scores.get(keyOf(row.tree, row.node));
  const unknown = (round.groups.get(row.groupCode) ?? []).flatMap((unitId) => {
    const scoreU6 = scores?.get(unitId);
    return scoreU6 !== undefined && isUnknown(round, unitId, question) ? [{ unitId, scoreU6 }] : [];
  });
  const left = unknown.filter(({ unitId }) => unitId !== question.unitId);
  const isTouched = left.length < unknown.length;
  return { id: row.groupCode, left, isTouched, hasQuartiles: row.q1U6x4 !== null, isExact: true };
}

/** A change is known of those whose values of both years are: the panel is one more group of hidden ones (method 6.5). */
function panelLeft(rounds: ReadonlyMap<Id, ClosedRound>, roundId: Id, row: PanelRow, question: Question): PublishedSum {
  const now = rounds.get(row.roundId)!;
  const then = rounds.get(row.previousRoundId)!;
  const key = keyOf(row.tree, row.node);
  const members = (now.groups.get(row.groupCode) ?? []).filter((unitId) => {
    const visibility = visibilityIn(now, unitId, question);
    const isInBoth = [now, then].every((round) => round.scores.get(key)?.has(unitId));
    return isInBoth && visibility !== 'left_out' && visibility === visibilityIn(then, unitId, question);
  });
  const isUnknown = (unitId: Id) => [now, then].some((round) => !isKnownIn(round, unitId, question));
  const other = row.roundId === roundId ? then : now;
  const becomesKnown = isUnknown(question.unitId) && isKnownIn(other, question.unitId, question);
  const left = members.filter((unitId) => isUnknown(unitId) && !(becomesKnown && unitId === question.unitId));
  return {
    id: `panel ${row.roundId} ${row.groupCode}`,
    left: left.map((unitId) => ({ unitId, scoreU6: null })),
    isTouched: becomesKnown && members.includes(question.unitId),
    hasQuartiles: false,
    // Where some change could not be compared, fewer are behind the figure than the scores of both years say.
    isExact: members.length === row.nPanel,
  };
}
