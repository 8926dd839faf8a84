import type { Kysely } from 'kysely';
import { type ActionDraft, EMPTY_ACTION } from '#app/domain/plan/action';
import { decidePlan, fingerprintOf } from '#app/features/planning/decide-plan.server';
import { saveAction } from '#app/features/planning/save-action.server';
import { listActions } from '#db/queries/actions';
import { listPlans } from '#db/queries/plans';
import type { Database, Id } from '#db/schema';
import { answerAll, type County, handOverAndSign, NOW, startAnswering, type Workplace } from '#test/support/county';

/** An organisation with a signed assessment: INF1.1 at level 1, TRY1.1 below its minimum, KOM1.1 unknown, the rest at 3. */
export async function signedPlace(db: Kysely<Database>, county: County, slug: string, roundId = county.roundId) {
  const place = await startAnswering(db, county, slug, roundId);
  await answerAll(db, place, (code) => {
    if (code === 'KOM1.1') return { kind: 'DK', level: null };
    return code === 'INF1.1' || code === 'TRY1.1' ? { level: 1 } : {};
  });
  await handOverAndSign(db, place);
  return place;
}

export const byCoordinator = (place: Workplace, now = NOW) => ({ now, actor: { personId: place.coordinatorId } });
export const byApprover = (place: Workplace, now = NOW) => ({ now, actor: { personId: place.approverId } });

export const draftOf = (part: Partial<ActionDraft> = {}): ActionDraft => ({ ...EMPTY_ACTION, title: 'Karta', ...part });

export async function addOne(db: Kysely<Database>, place: Workplace, part: Partial<ActionDraft> = {}): Promise<Id> {
  const input = { ...place, actionId: null, baseRevision: 0, draft: draftOf(part) };
  const saved = await saveAction(db, input, byCoordinator(place));
  if (!('actionId' in saved)) throw new Error(JSON.stringify(saved));
  return saved.actionId;
}

/** The plan as it is now is decided. */
export async function decide(db: Kysely<Database>, place: Workplace) {
  const decision = { decidingBody: 'KS', decidedOn: '2026-11-20', paragraph: '§ 1', diaryNumber: null };
  const fingerprint = fingerprintOf(await actionsOf(db, place));
  const decided = await decidePlan(db, { ...place, ...decision, fingerprint }, byCoordinator(place));
  if ('problem' in decided) throw new Error(decided.problem);
}

/** The actions of the organisation's newest plan. */
export async function actionsOf(db: Kysely<Database>, place: Workplace) {
  const [plan] = await listPlans(db, place.organisationIds);
  return listActions(db, plan ? [plan.id] : [], place.organisationIds);
}

export function countRows(db: Kysely<Database>, table: keyof Database): Promise<number> {
  return db
    .selectFrom(table)
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
    .then(({ count }) => Number(count));
}
