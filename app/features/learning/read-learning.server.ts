import type { Kysely } from 'kysely';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { FocusArea, Language } from '#app/domain/questionnaire/schema';
import { isClosedBelowMean } from '#app/domain/questionnaire/sensitive';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { fromMicroUnits } from '#app/domain/scoring/micro-units';
import { formatDate } from '#app/i18n/format';
import { listOfferedExamples, listOwnExamples } from '#db/queries/good-examples';
import { listProgrammesOf, listProgrammeUnits } from '#db/queries/organisations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRounds } from '#db/queries/rounds';
import { listVisibleScores } from '#db/queries/shared-results';
import type { Database, Id } from '#db/schema';

export interface LearningQuestion {
  organisationIds: readonly Id[];
  /** Programmes whose county work the person does. */
  programmeIds: readonly Id[];
  /** Slugs from the address; the first of each when nothing is said. */
  asked: { programme: string | null; organisation: string | null };
  language: Language;
  now: Date;
}

export interface OfferView {
  id: Id;
  organisation: string;
  title: string;
  body: string;
  contact: string;
  willingUntil: string;
  /** Only of those who show the direction by name in the county; never otherwise. */
  value: number | null;
}

export interface DirectionOffers {
  code: string;
  name: string;
  /** It shows others its mean and nothing below it. */
  isSensitive: boolean;
  ownValue: number | null;
  /** Those who are higher than the own organisation and say so by showing their value. */
  higher: OfferView[];
  /** Everybody else who offers, without a word about their level. */
  others: OfferView[];
}

export interface OwnOffer {
  id: Id;
  direction: string;
  title: string;
  willingUntil: string;
  isPast: boolean;
}

export interface LearningView {
  programmes: { slug: string; name: string }[];
  programme: string | null;
  own: { id: Id; slug: string; name: string } | null;
  owns: { slug: string; name: string }[];
  /** The closed round that values are from. */
  roundName: string | null;
  /** Without a value of its own in that round nobody can be said to be higher. */
  hasOwnValues: boolean;
  directions: DirectionOffers[];
  /** What the own organisation can offer about. */
  choices: { area: string; directions: { code: string; name: string; isSensitive: boolean }[] }[];
  ownOffers: OwnOffer[];
  today: string;
}

const NOTHING: Omit<LearningView, 'today'> = {
  programmes: [],
  programme: null,
  own: null,
  owns: [],
  roundName: null,
  hasOwnValues: false,
  directions: [],
  choices: [],
  ownOffers: [],
};

/**
 * Who offers to tell about each direction. That somebody is higher is said only of organisations whose value the county
 * may see by name, which the queries see to: an offer alone never tells a level. Null for an address that names nothing.
 */
export async function readLearning(db: Kysely<Database>, question: LearningQuestion): Promise<LearningView | null> {
  const { asked, language } = question;
  const today = formatDate(question.now.toISOString());
  const programmes = await listProgrammesOf(db, question);
  const programme = programmes.find((one) => asked.programme === null || one.slug === asked.programme);
  if (!programme) return asked.programme === null && asked.organisation === null ? { ...NOTHING, today } : null;
  const units = await listProgrammeUnits(db, programme.id);
  const owns = units.filter((unit) => question.organisationIds.includes(unit.organisationId));
  const own = owns.find((unit) => asked.organisation === null || unit.slug === asked.organisation);
  if (!own && asked.organisation !== null) return null;
  const rounds = (await listRounds(db, [programme.id])).filter((round) => round.status !== 'draft');
  const [newest] = rounds;
  const nameOf = (row: (typeof programmes)[number]) => (language === 'sv' ? row.name_sv : row.name_en);
  const head = {
    programmes: programmes.map((row) => ({ slug: row.slug, name: nameOf(row) })),
    programme: programme.slug,
    own: own ? { id: own.organisationId, slug: own.slug, name: own.name } : null,
    owns: owns.map(({ slug, name }) => ({ slug, name })),
    today,
  };
  if (!newest) return { ...NOTHING, ...head };
  const questionnaire = await loadQuestionnaire(db, newest.questionnaire_version_id);
  const closed = rounds.find((round) => round.status !== 'open');
  const values = closed ? await readValues(db, closed.id, own?.organisationId) : new Map<string, number>();
  const offers = (await listOfferedExamples(db, { programmeId: programme.id, day: today })).filter(
    (offer) => offer.questionnaireId === questionnaire.id && offer.organisationId !== own?.organisationId,
  );
  const areas = own ? applicableAreas(questionnaire, own.kind) : questionnaire.focusAreas;
  const ownOffers = own ? await listOwnExamples(db, [own.organisationId]) : [];
  return {
    ...head,
    roundName: closed?.name ?? null,
    hasOwnValues: own !== undefined && [...values.keys()].some((key) => key.startsWith(keyOf(own.unitId, ''))),
    directions: describeDirections(areas, { offers, values, own, language }),
    choices: own ? describeChoices(areas, language) : [],
    ownOffers: ownOffers.map(({ id, direction, title, willingUntil }) => ({
      id,
      direction: nameIn(areas, direction, language),
      title,
      willingUntil,
      isPast: willingUntil < today,
    })),
  };
}

const keyOf = (unitId: Id, node: string) => `${unitId} ${node}`;

/** By unit and node: the values that the county's organisations may see by name, and the own ones. */
async function readValues(db: Kysely<Database>, roundId: Id, ownId: Id | undefined): Promise<Map<string, number>> {
  const onlooker = { viewers: 'county' as const, ownOrganisationIds: ownId ? [ownId] : [] };
  const scores = await listVisibleScores(db, { roundId, tree: OWN_TREE }, onlooker);
  return new Map(
    scores.flatMap(({ unitId, node, scoreU6 }) => (scoreU6 === null ? [] : [[keyOf(unitId, node), scoreU6] as const])),
  );
}

type OfferRow = Awaited<ReturnType<typeof listOfferedExamples>>[number];
type Unit = Awaited<ReturnType<typeof listProgrammeUnits>>[number];

function describeDirections(
  areas: readonly FocusArea[],
  found: { offers: OfferRow[]; values: Map<string, number>; own: Unit | undefined; language: Language },
): DirectionOffers[] {
  const { offers, values, own, language } = found;
  const levels = (scoreU6: number | undefined) => (scoreU6 === undefined ? null : fromMicroUnits(scoreU6));
  return areas
    .flatMap((area) => area.directions)
    .flatMap((direction) => {
      const { code, name } = direction;
      const mine = own ? values.get(keyOf(own.unitId, code)) : undefined;
      const scoreOf = (offer: OfferRow) => values.get(keyOf(offer.unitId, code));
      // Organisations of another kind answer partly other questions: their values are no measure of one's own.
      const isHigher = (offer: OfferRow) =>
        mine !== undefined && offer.organisationKind === own?.kind && (scoreOf(offer) ?? mine) > mine;
      const show = (offer: OfferRow, isValueShown: boolean): OfferView => ({
        id: offer.id,
        organisation: offer.organisationName,
        title: offer.title,
        body: offer.body,
        contact: offer.contact,
        willingUntil: offer.willingUntil,
        value: isValueShown ? levels(scoreOf(offer)) : null,
      });
      const here = offers.filter((offer) => offer.direction === code);
      if (here.length === 0) return [];
      return [
        {
          code,
          name: name[language],
          isSensitive: isClosedBelowMean(direction),
          ownValue: levels(mine),
          higher: here.filter(isHigher).map((offer) => show(offer, true)),
          others: here.filter((offer) => !isHigher(offer)).map((offer) => show(offer, own === undefined)),
        },
      ];
    });
}

function describeChoices(areas: readonly FocusArea[], language: Language): LearningView['choices'] {
  return areas.map((area) => ({
    area: area.name[language],
    directions: area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      isSensitive: isClosedBelowMean(direction),
    })),
  }));
}

function nameIn(areas: readonly FocusArea[], code: string, language: Language): string {
  const direction = areas.flatMap((area) => area.directions).find((one) => one.code === code);
  return direction?.name[language] ?? code;
}
