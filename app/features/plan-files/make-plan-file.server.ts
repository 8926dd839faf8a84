import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { Language } from '#app/domain/questionnaire/schema';
import type { Database } from '#db/schema';
import type { PlanFile } from './file-groups';
import { type FrozenPlan, freezePlan } from './freeze-plan.server';
import type { PlanAsked } from './read-plan-content.server';

/** Makes one kind of file, whole, of a frozen plan. */
type Writer = (frozen: FrozenPlan, making: { signal?: AbortSignal }) => Promise<Buffer>;

/** Each is loaded when its file is asked for: a server that makes none stays small. */
const WRITERS: Record<PlanFile, () => Promise<Writer>> = {
  'handlingsplan.docx': async () => (await import('./write-documents.server')).writePlanDocx,
  'handlingsplan.pdf': async () => (await import('./write-documents.server')).writePlanPdf,
  'handlingsplan.xlsx': async () => (await import('./write-tables.server')).writePlanXlsx,
  'handlingsplan-excel.csv': async () => (await import('./write-tables.server')).writePlanCsvForExcel,
  'handlingsplan.csv': async () => (await import('./write-tables.server')).writePlanCsv,
  'handlingsplan.json': async () => (await import('./write-tables.server')).writePlanJson,
};

/** Makes one of the plan's files; undefined when there is no such plan to see. */
export async function makePlanFile(
  db: Kysely<Database>,
  asked: PlanAsked & { language: Language; file: PlanFile },
  acting: Acting,
  signal?: AbortSignal,
): Promise<{ name: string; bytes: Buffer } | undefined> {
  const frozen = await freezePlan(db, asked, acting);
  if (!frozen) return undefined;
  const write = await WRITERS[asked.file]();
  return {
    name: `${asked.slugs.organisation}-${asked.slugs.round}-${asked.file}`,
    bytes: await write(frozen, signal ? { signal } : {}),
  };
}
