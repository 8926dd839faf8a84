import type { Transaction } from 'kysely';
import { refusalOfNaming } from '#app/domain/benchmark/naming';
import type { HiddenRefusal } from '#app/domain/benchmark/release-statistics';
import type { Viewers } from '#app/domain/benchmark/round-input';
import {
  AUDIENCES,
  type Audience,
  isWider,
  narrowerOf,
  SHARING_DEPTHS,
  type Sharing,
  type SharingDepth,
  shallowerDepth,
  visibilityTo,
} from '#app/domain/benchmark/sharing';
import type { MethodParameters } from '#app/domain/parameters';
import { listCountedSignOffs } from '#db/queries/closings';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { findRound } from '#db/queries/rounds';
import { insertNamesShown, listSharingsInForce, updateSharingInForce } from '#db/queries/sharings-in-force';
import type { Database, Id } from '#db/schema';
import { type PublishedFigures, readPublishedFigures } from './published-sums.server';

/** `frozen`: the aggregates were made without the organisation; `shallower`: the depth above has to wait. */
export type WaitReason = HiddenRefusal | 'frozen' | 'shallower';

/** What became of one depth of a choice: where `inForce` is narrower than `chosen`, the rest waits for the next round. */
export interface DepthOutcome {
  depth: SharingDepth;
  chosen: Audience;
  inForce: Audience;
  reason: WaitReason | null;
}

const DEPTHS_WITH_FIGURES: readonly SharingDepth[] = ['index', 'areas', 'directions'];
/** Those who can read what is shown to an audience: what everybody sees, the county sees too. */
const READERS: Readonly<Record<Audience, readonly Viewers[]>> = {
  private: [],
  aggregate: [],
  county: ['county'],
  public: ['county', 'public'],
};

/**
 * Brings a new choice into force in a closed round (method 5.10): what is narrower hides the name and the row at once;
 * what is wider takes effect as far as nobody else's hidden value could be worked out from the frozen figures. Null when
 * the round did not count the organisation: then nothing of it is shown, and the choice counts from the next round.
 */
export async function applySharing(
  trx: Transaction<Database>,
  { roundId, unitId, sharing }: { roundId: Id; unitId: Id; sharing: Sharing },
  now: Date,
): Promise<DepthOutcome[] | null> {
  const round = await findRound(trx, roundId);
  const counted = (await listCountedSignOffs(trx, roundId)).find((row) => row.unitId === unitId);
  if (!round || !counted) return null;
  const rows = (await listSharingsInForce(trx, roundId)).filter((row) => row.unitId === unitId);
  const before = Object.fromEntries(rows.map((row) => [row.depth, row.audience])) as Sharing;
  const questionnaire = await loadQuestionnaire(trx, round.questionnaire_version_id);
  const isAnyWider = SHARING_DEPTHS.some((depth) => isWider(sharing[depth], before[depth]));
  const figures = isAnyWider ? await readPublishedFigures(trx, roundId, questionnaire) : null;
  const refusal = (depth: SharingDepth, audience: Audience) =>
    refusalOf(audience, {
      depth,
      unitId,
      frozen: (JSON.parse(counted.sharing) as Sharing)[depth],
      figures: figures!,
      scale: questionnaire.scale,
      parameters: JSON.parse(round.parameters) as MethodParameters,
    });
  const outcomes = decide(sharing, before, refusal);
  for (const { depth, inForce } of outcomes) {
    if (inForce !== before[depth]) await updateSharingInForce(trx, { roundId, unitId, depth }, inForce);
  }
  if (figures) await insertNamesShown(trx, newlyNamed(outcomes, { roundId, unitId, figures }, now));
  return outcomes;
}

/** Depth by depth, the shallow ones first: the widest step towards the choice that nothing speaks against. */
function decide(
  sharing: Sharing,
  before: Sharing,
  refusal: (depth: SharingDepth, audience: Audience) => WaitReason | null,
): DepthOutcome[] {
  const inForce = {} as Sharing;
  return SHARING_DEPTHS.map((depth) => {
    const chosen = sharing[depth];
    const above = shallowerDepth(depth);
    const limit = above ? narrowerOf(chosen, inForce[above]) : chosen;
    const kept = narrowerOf(limit, before[depth]);
    const steps = AUDIENCES.filter((audience) => isWider(audience, kept) && !isWider(audience, limit)).reverse();
    const refused = steps.map((audience) => ({ audience, reason: refusal(depth, audience) }));
    inForce[depth] = refused.find((step) => step.reason === null)?.audience ?? kept;
    const reason = refused[0]?.reason ?? (limit === chosen ? null : 'shallower');
    return { depth, chosen, inForce: inForce[depth], reason: inForce[depth] === chosen ? null : reason };
  });
}

interface Asked {
  depth: SharingDepth;
  unitId: Id;
  frozen: Audience;
  figures: PublishedFigures;
  scale: { min: number; max: number };
  parameters: MethodParameters;
}

function refusalOf(audience: Audience, asked: Asked): WaitReason | null {
  const { depth, unitId, frozen, figures, scale, parameters } = asked;
  if (audience === 'aggregate') return DEPTHS_WITH_FIGURES.includes(depth) && frozen === 'private' ? 'frozen' : null;
  for (const viewers of READERS[audience]) {
    const question = { unitId, depth, viewers };
    if (figures.isKnown(question)) continue;
    // Counts of answers were shown over so many hidden ones (method 5.6): with one fewer behind them they would tell.
    if (depth === 'indicators' && figures.hiddenWith(question).includes(parameters.nDistribution))
      return 'differencing';
    for (const sums of figures.sumsLeft(question)) {
      const reason = refusalOfNaming(sums, scale, parameters);
      if (reason) return reason;
    }
  }
  return null;
}

function newlyNamed(
  outcomes: readonly DepthOutcome[],
  { roundId, unitId, figures }: { roundId: Id; unitId: Id; figures: PublishedFigures },
  now: Date,
) {
  return outcomes.flatMap(({ depth, inForce }) =>
    READERS.public
      .filter((viewers) => visibilityTo(viewers, inForce) === 'named')
      .filter((viewers) => !figures.isKnown({ unitId, depth, viewers }))
      .map((viewers) => ({
        round_id: roundId,
        unit_id: unitId,
        depth,
        viewers,
        shown_at: now.toISOString(),
      })),
  );
}
