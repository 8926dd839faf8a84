import type { Kysely, Transaction } from 'kysely';
import type { Acting } from '#app/access/acting';
import { logEvent } from '#app/access/log-event.server';
import { toStorableText } from '#app/domain/questionnaire/answer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { formatDate } from '#app/i18n/format';
import { newId } from '#db/ids';
import { insertGoodExample, listOwnExamples, updateExampleWithdrawn } from '#db/queries/good-examples';
import { listProgrammesOf, listProgrammeUnits } from '#db/queries/organisations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { inTransaction } from '#db/transaction';
import type { OfferedWords } from './schema';

const MOST_YEARS_AHEAD = 2;

export type OfferResult =
  | { exampleId: Id }
  | { problem: 'not_found' | 'unknown_direction' | 'date_passed' | 'date_far' | 'no_round' };

/**
 * An organisation offers to tell how it works with a direction, until a day that it chooses. An earlier offer on the same
 * direction is replaced.
 */
export function offerExample(
  db: Kysely<Database>,
  input: OfferedWords & { organisationId: Id; organisationIds: readonly Id[] },
  acting: Acting,
): Promise<OfferResult> {
  const at = acting.now.toISOString();
  return inTransaction(db, async (trx) => {
    const place = await findPlace(trx, input);
    if ('problem' in place) return place;
    const today = formatDate(at);
    const last = `${Number(today.slice(0, 4)) + MOST_YEARS_AHEAD}${today.slice(4)}`;
    if (input.willingUntil < today) return { problem: 'date_passed' };
    if (input.willingUntil > last) return { problem: 'date_far' };
    const replaced = (await listOwnExamples(trx, [input.organisationId])).filter(
      (example) => example.direction === input.direction && example.questionnaireId === place.questionnaireId,
    );
    for (const example of replaced) await updateExampleWithdrawn(trx, example.id, at);
    const exampleId = newId();
    await insertGoodExample(trx, {
      id: exampleId,
      unit_id: place.unitId,
      organisation_id: input.organisationId,
      questionnaire_version_id: place.versionId,
      direction: input.direction,
      title: toStorableText(input.title),
      body: toStorableText(input.text),
      contact: toStorableText(input.contact),
      willing_until: input.willingUntil,
      person_id: acting.actor.personId,
      offered_at: at,
      withdrawn_at: null,
    });
    await logEvent(trx, acting, {
      organisationId: input.organisationId,
      action: 'example_offered',
      objectType: 'good_example',
      objectId: exampleId,
      before: { replaced: replaced.map((example) => example.id) },
      after: { direction: input.direction, willingUntil: input.willingUntil },
    });
    return { exampleId };
  });
}

interface Place {
  unitId: Id;
  versionId: Id;
  questionnaireId: string;
}

/** The organisation's unit, and the questionnaire that its directions are from: that of the programme's newest round. */
async function findPlace(
  trx: Transaction<Database>,
  input: { organisationId: Id; organisationIds: readonly Id[]; direction: string },
): Promise<Place | { problem: 'not_found' | 'unknown_direction' | 'no_round' }> {
  const { organisationId } = input;
  if (!input.organisationIds.includes(organisationId)) return { problem: 'not_found' };
  for (const programme of await listProgrammesOf(trx, { organisationIds: [organisationId], programmeIds: [] })) {
    const unit = (await listProgrammeUnits(trx, programme.id)).find((one) => one.organisationId === organisationId);
    const round = (await listRounds(trx, [programme.id])).find((one) => one.status !== 'draft');
    if (!unit || !round) continue;
    const questionnaire = await loadQuestionnaire(trx, round.questionnaire_version_id);
    const directions = applicableAreas(questionnaire, unit.kind).flatMap((area) => area.directions);
    if (!directions.some(({ code }) => code === input.direction)) return { problem: 'unknown_direction' };
    return {
      unitId: unit.unitId,
      versionId: round.questionnaire_version_id,
      questionnaireId: questionnaire.id,
    };
  }
  return { problem: 'no_round' };
}
