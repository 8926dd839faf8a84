import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import { instantsOf, readDay, readTime, toSwedishTime } from '#app/domain/swedish-time';
import { isId } from '#app/http/form.server';
import { CHOSEN_PARAMETERS, readParameter } from './parameter-limits';

const NAME_MAX = 100;
const MESSAGE_MAX = 2000;
/** Who plans further ahead has written the wrong year. */
const YEARS_AHEAD = 10;

/** What stands in the form's fields, as it was written. */
export interface WrittenPlan {
  fields: Record<string, string>;
  organisationIds: string[];
}

export type FormErrors = Record<string, string>;

export interface ReadPlan {
  name: string;
  questionnaireVersionId: string;
  opensAt: Date;
  closesAt: Date;
  parameters: MethodParameters;
  message: string;
  organisationIds: string[];
}

/** The plan that a form asks for, or what is wrong with it, field by field, together with what was written. */
export function readPlanForm(
  form: FormData,
  now: Date,
): { plan: ReadPlan; written: WrittenPlan } | { errors: FormErrors; written: WrittenPlan } {
  const written = readWritten(form);
  const { fields, organisationIds } = written;
  const errors = new Map<string, string>();
  const name = (fields.name ?? '').trim();
  if (name === '') errors.set('name', 'county.form.nameMissing');
  if (name.length > NAME_MAX) errors.set('name', 'county.form.nameLong');
  const questionnaireVersionId = fields.version ?? '';
  if (!isId(questionnaireVersionId)) errors.set('version', 'county.problem.unknown_questionnaire');
  const opensAt = readMoment(fields, 'opens', now, errors);
  const closesAt = readMoment(fields, 'closes', now, errors);
  if (opensAt && closesAt && closesAt <= opensAt) errors.set('closesOn', 'county.problem.closes_before_opening');
  else if (closesAt && closesAt <= now) errors.set('closesOn', 'county.problem.closes_in_the_past');
  if (organisationIds.length === 0) errors.set('organisation', 'county.problem.no_organisation');
  if (!organisationIds.every(isId)) errors.set('organisation', 'county.problem.unknown_organisation');
  const message = readMessage(fields, errors);
  const parameters = readParameters(fields, errors);
  if (errors.size > 0 || !opensAt || !closesAt) return { errors: Object.fromEntries(errors), written };
  return { plan: { name, questionnaireVersionId, opensAt, closesAt, parameters, message, organisationIds }, written };
}

/** The message to those who take part, with the browser's line breaks as one character each. */
export function readMessage(fields: Record<string, string>, errors: Map<string, string>): string {
  const message = asMessage(fields.message);
  if (message.length > MESSAGE_MAX) errors.set('message', 'county.form.messageLong');
  return message;
}

export const asMessage = (text = '') => text.replaceAll('\r\n', '\n').trim();

export function readWritten(form: FormData): WrittenPlan {
  const fields = [...form].filter(([name, value]) => name !== 'organisation' && typeof value === 'string');
  const chosen = form.getAll('organisation').filter((value) => typeof value === 'string');
  return { fields: Object.fromEntries(fields) as Record<string, string>, organisationIds: [...new Set(chosen)] };
}

/**
 * A day and a time of Swedish clocks, in the fields `opensOn` and `opensTime`, say. In the hour that comes twice a round
 * opens the first time and closes the second: nobody loses by it.
 */
export function readMoment(
  fields: Record<string, string>,
  which: 'opens' | 'closes',
  now: Date,
  errors: Map<string, string>,
): Date | null {
  const [dayField, timeField] = [`${which}On`, `${which}Time`];
  const day = readDay(fields[dayField] ?? '');
  const time = readTime(fields[timeField] ?? '');
  if (!day) errors.set(dayField, `county.form.${which}NoSuchDay`);
  if (!time) errors.set(timeField, `county.form.${which}NoSuchTime`);
  if (!day || !time) return null;
  if (Math.abs(Number(day.slice(0, 4)) - now.getUTCFullYear()) > YEARS_AHEAD) {
    errors.set(dayField, `county.form.${which}WrongYear`);
    return null;
  }
  const instants = instantsOf({ day, time });
  const instant = which === 'opens' ? instants[0] : instants.at(-1);
  if (!instant) errors.set(timeField, `county.form.${which}SkippedHour`);
  return instant ?? null;
}

function readParameters(fields: Record<string, string>, errors: Map<string, string>): MethodParameters {
  const chosen = CHOSEN_PARAMETERS.map((name) => {
    const value = readParameter(name, fields[name] ?? '');
    if (value === null) errors.set(name, `county.limit.${name}`);
    return [name, value ?? DEFAULT_PARAMETERS[name]] as const;
  });
  return { ...DEFAULT_PARAMETERS, ...Object.fromEntries(chosen) };
}

/** What the form's fields show for a plan. */
export function writePlan(plan: ReadPlan): WrittenPlan {
  const [opens, closes] = [toSwedishTime(plan.opensAt), toSwedishTime(plan.closesAt)];
  const parameters = CHOSEN_PARAMETERS.map((name) => [name, writeNumber(plan.parameters[name])]);
  return {
    fields: {
      name: plan.name,
      version: plan.questionnaireVersionId,
      opensOn: opens.day,
      opensTime: writeTime(opens.time),
      closesOn: closes.day,
      closesTime: writeTime(closes.time),
      message: plan.message,
      ...Object.fromEntries(parameters),
    },
    organisationIds: plan.organisationIds,
  };
}

const writeTime = (time: string) => time.replace(':', '.');
export const writeNumber = (value: number) => String(value).replace('.', ',');
