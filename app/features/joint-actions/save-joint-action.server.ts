import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { canBeRewritten, type JointContent, type JointField, jointInOrder } from '#app/domain/plan/joint-action';
import { jointContentSchema } from '#app/domain/plan/joint-schema';
import { mergeStale } from '#app/domain/plan/merge-stale';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import { toSwedishTime } from '#app/domain/swedish-time';
import { newId } from '#db/ids';
import {
  findJointAction,
  findJointVersion,
  insertFirstStep,
  insertJointAction,
  type StoredJointAction,
  updateJointContent,
} from '#db/queries/joint-actions';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import type { JointDraft } from './joint-form';
import { logJoint, ownerOf } from './log.server';

export interface SaveJointInput {
  /** null for a new one, which is then drafted in `programmeId`. */
  jointActionId: Id | null;
  programmeId: Id | null;
  programmeIds: readonly Id[];
  /** The revision that was read; 0 for a new one. */
  baseRevision: number;
  draft: JointDraft;
}

/** Somebody saved in between: nothing is written, and both sides are here to be shown. */
export interface StaleJoint {
  problem: 'stale';
  stored: StoredJointAction;
  merged: JointContent;
  mine: JointContent;
  conflicts: JointField[];
  taken: JointField[];
}

export type SaveJointResult =
  | { jointActionId: Id; revision: number }
  | { problem: 'not_found' | 'no_round' | 'locked' }
  | { problem: 'invalid'; errors: Record<string, string> }
  | StaleJoint;

/** Drafts a joint action, or writes it anew: only until it is offered, and never over what somebody else has saved. */
export function saveJointAction(db: Kysely<Database>, input: SaveJointInput, acting: Acting): Promise<SaveJointResult> {
  return inTransaction(db, async (trx) => {
    if (input.jointActionId === null) return draftNew(trx, input, acting);
    const stored = await findJointAction(trx, input.jointActionId, input.programmeIds);
    if (!stored) return { problem: 'not_found' };
    if (!canBeRewritten(stored.status)) return { problem: 'locked' };
    const questionnaire = await loadQuestionnaire(trx, stored.questionnaireVersionId);
    const checked = readDraft(questionnaire, input.draft);
    if ('errors' in checked) return { problem: 'invalid', errors: checked.errors };
    if (stored.revision !== input.baseRevision) {
      const stale = await findStale(trx, stored, input.baseRevision, checked.content);
      if (stale) return stale;
    }
    return rewrite(trx, stored, checked.content, acting);
  });
}

async function draftNew(trx: Transaction<Database>, input: SaveJointInput, acting: Acting): Promise<SaveJointResult> {
  const { programmeId } = input;
  if (programmeId === null || !input.programmeIds.includes(programmeId)) return { problem: 'not_found' };
  const [round] = await listRounds(trx, [programmeId]);
  if (!round) return { problem: 'no_round' };
  const versionId = round.questionnaire_version_id;
  const checked = readDraft(await loadQuestionnaire(trx, versionId), input.draft);
  if ('errors' in checked) return { problem: 'invalid', errors: checked.errors };
  const id = newId();
  const at = acting.now.toISOString();
  const { personId } = acting.actor;
  const writing = { id, content: checked.content, revision: 1, personId, at };
  await insertJointAction(trx, writing, { programmeId, questionnaireVersionId: versionId });
  await insertFirstStep(trx, {
    joint_action_id: id,
    status: 'draft',
    happened_on: toSwedishTime(acting.now).day,
    note: '',
    person_id: personId,
    taken_at: at,
  });
  const organisationId = await ownerOf(trx, programmeId);
  const after = { title: checked.content.title, revision: 1 };
  await logJoint(trx, { jointActionId: id, organisationId, action: 'joint_action_drafted', after }, acting);
  return { jointActionId: id, revision: 1 };
}

async function rewrite(
  trx: Transaction<Database>,
  stored: StoredJointAction,
  content: JointContent,
  acting: Acting,
): Promise<SaveJointResult> {
  const same = { jointActionId: stored.id, revision: stored.revision };
  if (JSON.stringify(content) === JSON.stringify(stored.content)) return same;
  const revision = stored.revision + 1;
  const { personId } = acting.actor;
  const writing = { id: stored.id, content, revision, personId, at: acting.now.toISOString() };
  if (!(await updateJointContent(trx, writing))) throw new Error(`joint action ${stored.id} changed while written`);
  const organisationId = await ownerOf(trx, stored.programmeId);
  const event = { jointActionId: stored.id, organisationId, action: 'joint_action_changed' };
  await logJoint(trx, { ...event, before: stored.content, after: { ...content, revision } }, acting);
  return { jointActionId: stored.id, revision };
}

/** null when what was sent is what stands there already. */
async function findStale(
  trx: Transaction<Database>,
  stored: StoredJointAction,
  baseRevision: number,
  mine: JointContent,
): Promise<StaleJoint | null> {
  const base = (await findJointVersion(trx, stored.id, baseRevision)) ?? stored.content;
  const { content: merged, conflicts, taken } = mergeStale(base, stored.content, mine);
  if (JSON.stringify(merged) === JSON.stringify(stored.content)) return null;
  return { problem: 'stale', stored, merged, mine, conflicts, taken };
}

/** Checks a draft against the questionnaire. Areas follow from the questions when none are chosen. */
function readDraft(
  questionnaire: Questionnaire,
  draft: JointDraft,
): { content: JointContent } | { errors: Record<string, string> } {
  const places = placesByIndicator(questionnaire.focusAreas);
  const errors: Record<string, string> = {};
  if (!draft.indicators.every((code) => places.has(code))) errors.indicators = 'plan.problem.unknownQuestion';
  const known = new Set(questionnaire.focusAreas.map(({ code }) => code));
  if (!draft.areas.every((code) => known.has(code))) errors.areas = 'plan.problem.unknownArea';
  const { collaborationArea, startsOn, dueOn } = draft;
  if (collaborationArea !== null && !questionnaire.collaborationAreas.some(({ code }) => code === collaborationArea)) {
    errors.collaborationArea = 'plan.problem.unknownArea';
  }
  if (startsOn !== null && dueOn !== null && dueOn < startsOn) errors.dueOn = 'plan.problem.dueBeforeStart';
  const indicators = draft.indicators.flatMap((code) => {
    const place = places.get(code);
    return place ? [{ code, majorVersion: place.indicator.majorVersion }] : [];
  });
  const ofIndicators = indicators.flatMap(({ code }) => places.get(code)?.area.code ?? []);
  const areas = draft.areas.length > 0 ? draft.areas : [...new Set(ofIndicators)];
  const parsed = jointContentSchema.safeParse({ ...storableTexts(draft), areas, indicators });
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= issue.message.startsWith('plan.') ? issue.message : 'plan.problem.invalid';
  }
  return parsed.success && Object.keys(errors).length === 0 ? { content: jointInOrder(parsed.data) } : { errors };
}

function storableTexts(draft: JointDraft): JointDraft {
  const clean = (text: string) => toStorableText(text).trim();
  const { title, description, effectGoal, responsible } = draft;
  return {
    ...draft,
    title: clean(title),
    description: clean(description),
    effectGoal: clean(effectGoal),
    responsible: clean(responsible),
  };
}
