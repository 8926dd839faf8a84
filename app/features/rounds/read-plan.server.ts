import type { Kysely } from 'kysely';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import type { Language } from '#app/domain/questionnaire/schema';
import { aYearLater, toSwedishTime } from '#app/domain/swedish-time';
import { newId } from '#db/ids';
import { listProgrammes, listProgrammeUnits } from '#db/queries/organisations';
import { listQuestionnaireVersions, loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundParticipants } from '#db/queries/round-participants';
import { findRoundOfProgrammes, listRounds } from '#db/queries/rounds';
import type { Database, Id } from '#db/schema';
import { CHOSEN_PARAMETERS, PARAMETER_LIMITS } from './parameter-limits';
import { type WrittenPlan, writeNumber, writePlan } from './plan-form';
import { markOf, storedPlan } from './stored-plan.server';

/** The form that plans a round, and what can be chosen in it. */
export interface PlanFormView {
  /** The round's id: made here for a new one, so that the form may be sent twice. */
  id: Id;
  programmeId: Id;
  copyOf: Id | null;
  /** Of the plan as it stands; null for a new one. */
  seen: string | null;
  written: WrittenPlan;
  versions: { id: Id; label: string }[];
  organisations: { id: Id; name: string }[];
  parameters: { name: string; usual: string; min: string; max: string }[];
}

type Round = NonNullable<Awaited<ReturnType<typeof findRoundOfProgrammes>>>;

const DAY_STARTS = '8.00';
const DAY_ENDS = '23.59';

/** What can be chosen for a round of a programme. */
async function readChoices(db: Kysely<Database>, programmeId: Id, language: Language) {
  const versions = await Promise.all(
    (await listQuestionnaireVersions(db)).map(async (version) => {
      const { title } = await loadQuestionnaire(db, version.id);
      return {
        id: version.id,
        questionnaireId: version.questionnaireId,
        label: `${title[language]} ${version.version}`,
      };
    }),
  );
  const organisations = (await listProgrammeUnits(db, programmeId)).map(({ organisationId, name }) => ({
    id: organisationId,
    name,
  }));
  const parameters = CHOSEN_PARAMETERS.map((name) => ({
    name,
    usual: writeNumber(DEFAULT_PARAMETERS[name]),
    min: writeNumber(PARAMETER_LIMITS[name].min),
    max: writeNumber(PARAMETER_LIMITS[name].max),
  }));
  return { versions, organisations, parameters };
}

/**
 * The form for a new round of one of the programmes, filled in with a round of it as a model: a year later, with the
 * same participants, parameters and message and the newest version of the same questionnaire. Undefined when there is
 * no such programme or model.
 */
export async function readNewPlan(
  db: Kysely<Database>,
  asked: { programme: string | null; model: string | null; name: string; language: Language },
  programmeIds: readonly Id[],
  now: Date,
) {
  const programmes = await listProgrammes(db, programmeIds);
  const model = asked.model === null ? null : await findRoundOfProgrammes(db, { slug: asked.model }, programmeIds);
  const programme = model
    ? programmes.find((one) => one.id === model.programme_id)
    : programmes.find((one) => asked.programme === null || one.slug === asked.programme);
  if (!programme || model === undefined) return undefined;
  const choices = await readChoices(db, programme.id, asked.language);
  const earlier = (await listRounds(db, [programme.id])).map(({ slug, name }) => ({ slug, name }));
  const written = model
    ? await copy(db, model, choices)
    : startAfresh(choices, freeName(asked.name, now, new Set(earlier.map((one) => one.name))));
  const nameOf = (one: (typeof programmes)[number]) => (asked.language === 'en' ? one.name_en : one.name_sv);
  return {
    form: { id: newId(), programmeId: programme.id, copyOf: model?.id ?? null, seen: null, written, ...choices },
    model: model ? { slug: model.slug, name: model.name } : null,
    earlier,
    programmes: programmes.length > 1 ? programmes.map((one) => ({ slug: one.slug, name: nameOf(one) })) : [],
  };
}

type Choices = Awaited<ReturnType<typeof readChoices>>;

/** `Mätomgång 2027`: this year's name, or that of the first year after it that no round has. */
function freeName(name: string, now: Date, taken: ReadonlySet<string>): string {
  for (let year = Number(toSwedishTime(now).day.slice(0, 4)); ; year++) {
    if (!taken.has(`${name} ${year}`)) return `${name} ${year}`;
  }
}

/** Everybody invited, nothing changed in the method, days still to be chosen. */
function startAfresh(choices: Choices, name: string): WrittenPlan {
  const plan = {
    name,
    questionnaireVersionId: choices.versions[0]?.id ?? '',
    opensAt: new Date(0),
    closesAt: new Date(0),
    parameters: DEFAULT_PARAMETERS,
    message: '',
    organisationIds: choices.organisations.map((one) => one.id),
  };
  const { fields, organisationIds } = writePlan(plan);
  const days = { opensOn: '', opensTime: DAY_STARTS, closesOn: '', closesTime: DAY_ENDS };
  return { fields: { ...fields, ...days }, organisationIds };
}

async function copy(db: Kysely<Database>, model: Round, choices: Choices): Promise<WrittenPlan> {
  const members = new Set(choices.organisations.map((one) => one.id));
  const participants = await listRoundParticipants(db, model.id);
  const used = choices.versions.find((version) => version.id === model.questionnaire_version_id);
  const newest = choices.versions.find((version) => version.questionnaireId === used?.questionnaireId);
  const [year, nextYear] = [model.opens_at, aYearLater(new Date(model.opens_at)).toISOString()].map((instant) =>
    toSwedishTime(new Date(instant)).day.slice(0, 4),
  ) as [string, string];
  return writePlan({
    name: model.name.replace(year, nextYear),
    questionnaireVersionId: newest?.id ?? model.questionnaire_version_id,
    opensAt: aYearLater(new Date(model.opens_at)),
    closesAt: aYearLater(new Date(model.closes_at)),
    parameters: JSON.parse(model.parameters) as MethodParameters,
    message: model.message,
    organisationIds: participants.map((one) => one.organisationId).filter((id) => members.has(id)),
  });
}

/** The form for changing a round that is planned. */
export async function readPlan(db: Kysely<Database>, round: Round, language: Language): Promise<PlanFormView> {
  const choices = await readChoices(db, round.programme_id, language);
  const plan = storedPlan(round, await listRoundParticipants(db, round.id));
  const written = writePlan(plan);
  return { id: round.id, programmeId: round.programme_id, copyOf: null, seen: markOf(plan), written, ...choices };
}
