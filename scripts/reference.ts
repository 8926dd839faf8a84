import type { Kysely } from 'kysely';
import { loadProgramme, programmeSchema } from '#app/features/installation/load-programme.server';
import { publishQuestionnaire } from '#app/features/installation/publish-questionnaire.server';
import orebroLan from '#db/reference/orebro-lan.json';
import type { Database } from '#db/schema';
import { questionnaires } from '#surveys/index';

/** Stores the programmes and the published questionnaires that are not there yet. Answers what was added. */
export async function loadReference(
  db: Kysely<Database>,
  { now }: { now: Date },
): Promise<{ programmes: string[]; questionnaires: string[] }> {
  const programmes: string[] = [];
  const published: string[] = [];
  for (const reference of [orebroLan]) {
    const programme = programmeSchema.parse(reference);
    if (await loadProgramme(db, programme, { now })) programmes.push(programme.slug);
  }
  for (const [id, versions] of Object.entries(questionnaires)) {
    for (const [version, content] of Object.entries(versions)) {
      if ((await publishQuestionnaire(db, content, { now })) === 'published') published.push(`${id}@${version}`);
    }
  }
  return { programmes, questionnaires: published };
}
