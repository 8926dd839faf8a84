import type { Kysely } from 'kysely';
import type { Acting } from '#app/access/acting';
import type { Language } from '#app/domain/questionnaire/schema';
import type { Database } from '#db/schema';
import type { PlanFile } from './file-groups';
import { type FrozenPlan, freezePlan } from './freeze-plan.server';
import type { PlanAsked } from './read-plan-content.server';

interface Making {
  /** What is written in the form that asks for the file. */
  fields: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** Makes one kind of file, whole, of a frozen plan; refuses when the form cannot be followed. */
export type Writer = (frozen: FrozenPlan, making: Making) => Promise<Buffer | 'refused'>;

const own = () => import('./write-plan-files.server');
const tables = () => import('./write-tables.server');

/** Each is loaded when its file is asked for: a server that makes none stays small. */
const WRITERS: Record<PlanFile, () => Promise<Writer>> = {
  'handlingsplan.docx': async () => (await own()).writePlanDocx,
  'handlingsplan.pdf': async () => (await own()).writePlanPdf,
  'uppfoljning.docx': async () => (await own()).writeFollowUpDocx,
  'handlingsplan.ics': async () => (await own()).writePlanIcs,
  'handlingsplan.txt': async () => (await own()).writePlanTxt,
  'planner.xlsx': async () => (await own()).writePlannerXlsx,
  'stratsys.txt': async () => (await own()).writeStratsysTxt,
  'handlingsplan.xlsx': async () => (await tables()).writePlanXlsx,
  'handlingsplan-excel.csv': async () => (await tables()).writePlanCsvForExcel,
  'handlingsplan.csv': async () => (await tables()).writePlanCsv,
  'handlingsplan.json': async () => (await tables()).writePlanJson,
};

/** Makes one of the plan's files; undefined when there is no such plan to see. */
export async function makePlanFile(
  db: Kysely<Database>,
  asked: PlanAsked & { language: Language; file: PlanFile },
  acting: Acting,
  making: Making,
): Promise<{ name: string; bytes: Buffer } | 'refused' | undefined> {
  const frozen = await freezePlan(db, asked, acting);
  if (!frozen) return undefined;
  const write = await WRITERS[asked.file]();
  const bytes = await write(frozen, making);
  return bytes === 'refused'
    ? bytes
    : { name: `${asked.slugs.organisation}-${asked.slugs.round}-${asked.file}`, bytes };
}
