import { writeCalendar } from '#app/documents/write-calendar.server';
import { writeDocx } from '#app/documents/write-docx.server';
import { writePdf } from '#app/documents/write-pdf.server';
import { writeXlsx } from '#app/documents/write-xlsx.server';
import { describeCalendar } from './describe-calendar';
import { describeFollowUp } from './describe-follow-up';
import { describePlan } from './describe-plan';
import { describePlanner } from './describe-planner';
import type { FrozenPlan } from './freeze-plan.server';
import type { Writer } from './make-plan-file.server';
import { planText } from './plan-text';
import { wordsOf } from './plan-words';
import { fieldsOf, measuresOf, readStratsysForm, writeStratsys } from './stratsys';

/** Texts that Windows programs open begin with the mark of UTF-8. */
const MARK = '\uFEFF';

const documentOf = (frozen: FrozenPlan, describe: typeof describePlan) => ({
  ...describe(wordsOf(frozen)),
  stamp: frozen.stamp,
});

export const writePlanDocx: Writer = (frozen, making) => writeDocx(documentOf(frozen, describePlan), making);
export const writePlanPdf: Writer = (frozen, making) => writePdf(documentOf(frozen, describePlan), making);
export const writeFollowUpDocx: Writer = (frozen, making) => writeDocx(documentOf(frozen, describeFollowUp), making);

export const writePlanIcs: Writer = async (frozen) =>
  Buffer.from(writeCalendar(describeCalendar(wordsOf(frozen), frozen.stamp)));

export const writePlanTxt: Writer = async (frozen) =>
  Buffer.from(MARK + planText(wordsOf(frozen), frozen.stamp.footer));

export const writePlannerXlsx: Writer = async (frozen, making) =>
  Buffer.concat(await writeXlsx(describePlanner(wordsOf(frozen), frozen.stamp), making).toArray());

export const writeStratsysTxt: Writer = async (frozen, { fields }) => {
  const words = wordsOf(frozen);
  const measures = measuresOf(words);
  const read = readStratsysForm(measures, fieldsOf(words, fields));
  if ('errors' in read) return 'refused';
  const header = (['unit', 'day', 'measure', 'value'] as const).map((key) => frozen.t(`planFiles.stratsys.${key}`));
  return Buffer.from(writeStratsys(measures, read.choice, header));
};
