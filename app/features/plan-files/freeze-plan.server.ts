import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { Stamp } from '#app/documents/model';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { freezeSnapshot } from '#db/queries/snapshots';
import type { Database } from '#db/schema';
import type { PlanContent } from './plan-content';
import { type PlanAsked, readPlanContent } from './read-plan-content.server';

/** A plan frozen, with the questionnaire that its questions are from; undefined when there is none to see. */
export async function freezePlan(
  db: Kysely<Database>,
  asked: PlanAsked & { language: Language },
  { now, actor }: Acting,
) {
  const found = await readPlanContent(db, asked);
  if (!found) return undefined;
  const snapshot = await freezeSnapshot(
    db,
    { kind: 'plan', organisationId: found.organisation.id, programmeId: null, roundId: found.round.id },
    found,
    { now, personId: actor.personId },
  );
  // Everything from here on is of the frozen content, and of nothing else.
  const content = JSON.parse(snapshot.content) as PlanContent;
  const { t } = translatorFor(asked.language);
  const stamp: Stamp = {
    snapshotId: snapshot.id,
    checksum: snapshot.checksum,
    createdAt: snapshot.createdAt,
    footer: t('document.footer', { id: snapshot.id, checksum: snapshot.checksum }),
  };
  const questionnaire = await loadQuestionnaire(db, content.questionnaireVersionId);
  return { content, questionnaire, stamp, language: asked.language, t };
}

export type FrozenPlan = NonNullable<Awaited<ReturnType<typeof freezePlan>>>;
