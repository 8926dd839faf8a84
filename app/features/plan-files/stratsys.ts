import { z } from 'zod';
import { planProgress } from '#app/domain/plan/progress';
import { roundedHalfAway } from '#app/domain/scoring/round-half-away';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import type { PlanWords } from './plan-words';

/** A figure that can be handed over, with the name that it has until somebody writes the one it has in Stratsys. */
export interface Measure {
  /** The field of the form that holds its name. */
  field: string;
  name: string;
  /** null when there is nothing to count, or too little was answered. */
  value: number | null;
  decimals: number;
}

/** The plan's figures, and the ones of the self-assessment that it rests on. */
export function measuresOf({ content, areas, language, t }: PlanWords): Measure[] {
  const contents = content.actions.map((action) => action.content);
  const inForce = contents.filter(({ status }) => status !== 'cancelled');
  const done = inForce.filter(({ status }) => status === 'done').length;
  const share = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
  const codes = areas.map(({ code }) => code);
  const nameOf = (code: string) => areas.find((area) => area.code === code)?.name[language] ?? code;
  const progress = planProgress(contents, codes, content.day).flatMap(({ area, total, done: finished }) =>
    area === null ? [] : [{ area, value: share(finished, total) }],
  );
  const scoreOf = (code: string) => content.result?.scores.find((node) => node.code === code)?.score ?? null;
  const measure = (field: string, name: string, value: number | null, decimals = 0): Measure => ({
    field,
    name: oneLine(name),
    value,
    decimals,
  });
  return [
    measure('klara', t('planFiles.measure.done'), share(done, inForce.length)),
    ...progress.map(({ area, value }) =>
      measure(`klara-${area}`, t('planFiles.measure.doneIn', { area: nameOf(area) }), value),
    ),
    measure('antal', t('planFiles.measure.actions'), inForce.length),
    measure('sena', t('planFiles.measure.overdue'), content.actions.filter(({ isOverdue }) => isOverdue).length),
    measure('index', t('planFiles.measure.index'), scoreOf(INDEX_NODE), 1),
    ...codes.map((code) =>
      measure(`varde-${code}`, t('planFiles.measure.score', { area: nameOf(code) }), scoreOf(code), 1),
    ),
  ];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const LONGEST = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const SEPARATORS = /[\u0000-\u001F\u0085\u2028\u2029]/;
const name = z
  .string()
  .trim()
  .max(LONGEST, 'plan.problem.lineLong')
  .refine((text) => !SEPARATORS.test(text), 'planFiles.problem.separator');

/** What is chosen in the form: the unit, the day, how numbers are written, and a name for each measure to hand over. */
export interface StratsysChoice {
  unit: string;
  day: string;
  decimalSign: ',' | '.';
  hasHeader: boolean;
  /** Field → name; a measure without a name is left out. */
  names: ReadonlyMap<string, string>;
}

export type Fields = Readonly<Record<string, string>>;

/** The fields as they are written, or as they are until somebody has written any. */
export function fieldsOf(words: PlanWords, written: Fields): Fields {
  if ('enhet' in written) return written;
  return {
    enhet: oneLine(words.content.organisation.formalName),
    datum: words.content.day,
    decimal: ',',
    ...Object.fromEntries(measuresOf(words).map((measure) => [measure.field, measure.name])),
  };
}

const MOST_FIELDS = 40;

/** The fields as an address holds them: cut where they are longer than any that would be taken. */
export function searchOf(fields: Fields): string {
  const kept = Object.entries(fields).slice(0, MOST_FIELDS);
  return new URLSearchParams(kept.map(([field, text]) => [field, text.slice(0, LONGEST + 1)])).toString();
}

/** Reads the form; errors are keys of texts by field. */
export function readStratsysForm(
  measures: readonly Measure[],
  fields: Fields,
): { choice: StratsysChoice } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const read = (field: string, schema: z.ZodType<string>) => {
    const parsed = schema.safeParse(fields[field] ?? '');
    if (!parsed.success) errors[field] = parsed.error.issues[0]!.message;
    return parsed.success ? parsed.data : '';
  };
  const unit = read('enhet', name.min(1, 'planFiles.problem.unitMissing'));
  const day = read('datum', z.iso.date('plan.problem.notADate'));
  const names = new Map<string, string>();
  for (const { field } of measures) {
    const written = read(field, name);
    if (written === '') continue;
    if ([...names.values()].includes(written)) errors[field] = 'planFiles.problem.sameName';
    names.set(field, written);
  }
  if (names.size === 0 && Object.keys(errors).length === 0) errors[measures[0]!.field] = 'planFiles.problem.noMeasure';
  if (Object.keys(errors).length > 0) return { errors };
  const decimalSign = fields.decimal === '.' ? '.' : ',';
  return { choice: { unit, day, decimalSign, hasHeader: fields.rubrik === 'ja', names } };
}

/** The rows of the file: unit, day, measure, value. Measures without a value have no row. */
export function stratsysRows(measures: readonly Measure[], { unit, day, decimalSign, names }: StratsysChoice) {
  return measures.flatMap(({ field, value, decimals }) => {
    const written = names.get(field);
    if (written === undefined || value === null) return [];
    const number = roundedHalfAway(value, decimals).toFixed(decimals).replace('.', decimalSign);
    return [[unit, day, written, number] as const];
  });
}

/** Tab-separated, with the mark of UTF-8 that Windows programs look for. */
export function writeStratsys(measures: readonly Measure[], choice: StratsysChoice, header: readonly string[]): string {
  const rows = [...(choice.hasHeader ? [header] : []), ...stratsysRows(measures, choice)];
  return `\uFEFF${rows.map((row) => `${row.join('\t')}\r\n`).join('')}`;
}
