import type { Answer } from '#app/domain/answer';
import type { RoundGroup, RoundInput, RoundMember } from '#app/domain/benchmark/round-input';
import { AUDIENCES, type Audience, type Sharing } from '#app/domain/benchmark/sharing';
import { DEFAULT_PARAMETERS, type MethodParameters } from '#app/domain/parameters';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';
import { mulberry32 } from '#app/domain/uncertainty/prng';
import { questionnaires } from '#surveys/index';

/** The county's questionnaire with two areas of two directions: the same shape, a tenth of the work. */
const whole = questionnaires['orebro-lan']!['1.0.0']!;
export const SMALL_QUESTIONNAIRE = {
  ...whole,
  focusAreas: whole.focusAreas.slice(0, 2).map((area) => ({ ...area, directions: area.directions.slice(0, 2) })),
};

const INDICATORS = SMALL_QUESTIONNAIRE.focusAreas.flatMap((area) =>
  area.directions.flatMap((direction) => direction.indicators.map(({ code }) => code)),
);
/** Few draws: how wide the interval of a place is does not matter here. */
const PARAMETERS: MethodParameters = { ...DEFAULT_PARAMETERS, S: 2, B: 10 };

type Draw = () => number;
type LevelOf = (draw: Draw) => () => number;

const near = (draw: Draw, middle: number, width: number) => Math.round(middle + (draw() - 0.5) * width);
const scaled = (level: number) => Math.min(5, Math.max(0, level));

/** How a county's organisations answer: each drawn organisation gets its own way to draw a level. */
export const PROFILES: Record<string, LevelOf> = {
  spread: (draw) => {
    const middle = draw() * 5;
    return () => near(draw, middle, 3);
  },
  ordinary: (draw) => {
    const middle = 1.5 + draw() * 2;
    return () => near(draw, middle, 3);
  },
  alike: (draw) => () => near(draw, 2.5, 1.2),
  equal: () => () => 3,
  floor: (draw) => () => (draw() < 0.12 ? 1 : 0),
  ceiling: (draw) => () => (draw() < 0.12 ? 4 : 5),
  'floor with a few above': (draw) => {
    const isAbove = draw() < 0.3;
    return () => (isAbove ? near(draw, 3, 2) : draw() < 0.1 ? 1 : 0);
  },
  'two camps': (draw) => {
    const middle = draw() < 0.5 ? 1 : 4;
    return () => near(draw, middle, 1.2);
  },
};

const nested = (draw: Draw, widest: number): Sharing => {
  const index = Math.floor(draw() * (widest + 1));
  const areas = Math.floor(draw() * (index + 1));
  const directions = Math.floor(draw() * (areas + 1));
  const of = (width: number): Audience => AUDIENCES[width]!;
  return { index: of(index), areas: of(areas), directions: of(directions), indicators: 'private', plan: 'private' };
};
const everywhere = (audience: Audience): Sharing => ({
  index: audience,
  areas: audience,
  directions: audience,
  indicators: 'private',
  plan: 'private',
});

/** How far they show it. */
export const SHARINGS: Record<string, (draw: Draw) => Sharing> = {
  preselected: () => ({ ...everywhere('county'), directions: 'aggregate' }),
  'all hidden': () => everywhere('aggregate'),
  'all hidden but some left out': (draw) => everywhere(draw() < 0.15 ? 'private' : 'aggregate'),
  'few hidden': (draw) => everywhere(draw() < 0.2 ? 'aggregate' : 'county'),
  'half hidden': (draw) => everywhere(draw() < 0.55 ? 'aggregate' : draw() < 0.8 ? 'county' : 'public'),
  'most hidden': (draw) => everywhere(draw() < 0.8 ? 'aggregate' : 'public'),
  mixed: (draw) => nested(draw, 3),
  'mixed, nobody public': (draw) => nested(draw, 2),
};

const PARTNERS: OrganisationKind[] = ['region', 'county_administrative_board', 'university'];

/** A county whose size, groups, answers and sharing all follow from the seed. */
export function countyOf(seed: number, parameters: Partial<MethodParameters> = {}): RoundInput & { name: string } {
  const draw = mulberry32(seed);
  const pick = <T>(record: Record<string, T>): [string, T] => {
    const entries = Object.entries(record);
    return entries[Math.floor(draw() * entries.length)]!;
  };
  const [profile, levelOf] = pick(PROFILES);
  const [choice, sharingOf] = pick(SHARINGS);
  const municipalities = Array.from({ length: 12 + Math.floor(draw() * 4) }, (_, index) => `m${10 + index}`);
  const kinds = new Map<string, OrganisationKind>([
    ...municipalities.map((unitId) => [unitId, 'municipality'] as const),
    ...PARTNERS.map((kind) => [kind, kind] as const),
  ]);
  // Everything is answered in both years of a panel, so that a change is the difference of the two scores.
  const hasPanel = draw() < 0.5;
  const members = [...kinds].map(([unitId, kind]): RoundMember => {
    const answers = answersOf(levelOf(draw), hasPanel || draw() < 0.85, draw);
    return { unitId, kind, answers, sharing: sharingOf(draw) };
  });
  const previousMembers = hasPanel ? lastYear(members, sharingOf, draw) : [];
  return {
    name: `${seed}: ${profile}, ${choice}${previousMembers.length > 0 ? ', second year' : ''}`,
    questionnaire: SMALL_QUESTIONNAIRE,
    parameters: { ...PARAMETERS, ...parameters },
    seed,
    members: members.filter(() => draw() < 0.95),
    groups: groupsOf(municipalities, draw),
    previousMembers,
    previousQuestionnaire: previousMembers.length > 0 ? SMALL_QUESTIONNAIRE : null,
  };
}

function answersOf(levelOf: () => number, isThorough: boolean, draw: Draw): Map<string, Answer> {
  return new Map(INDICATORS.map((code) => [code, isThorough || draw() < 0.8 ? scaled(levelOf()) : 'DK']));
}

/** Most took part, most chose as this year, and answers were some level lower here and there. */
function lastYear(members: readonly RoundMember[], sharingOf: (draw: Draw) => Sharing, draw: Draw): RoundMember[] {
  const keepsSharing = draw() < 0.5 ? 1 : 0.8;
  const moves = draw() < 0.8 ? 0.3 : 0.03;
  return members
    .filter(() => draw() < 0.92)
    .map((member) => ({
      ...member,
      answers: new Map(
        [...member.answers].map(([code, answer]) => [
          code,
          typeof answer === 'number' && draw() < moves ? scaled(answer + (draw() < 0.7 ? -1 : 1)) : answer,
        ]),
      ),
      sharing: draw() < keepsSharing ? member.sharing : sharingOf(draw),
    }));
}

function groupsOf(municipalities: readonly string[], draw: Draw): RoundGroup[] {
  const only: OrganisationKind[] = ['municipality'];
  const large = 5 + Math.floor(draw() * 4);
  const groups: RoundGroup[] = [
    { code: 'municipalities', priority: 10, unitIds: municipalities, kinds: only },
    { code: 'large', priority: 20, unitIds: municipalities.slice(0, large), kinds: only },
    { code: 'small', priority: 20, unitIds: municipalities.slice(large), kinds: only },
    { code: 'partners', priority: 30, unitIds: [...municipalities, ...PARTNERS], kinds: [...only, ...PARTNERS] },
  ];
  const customs = draw() < 0.5 ? 0 : 1 + Math.floor(draw() * 4);
  for (let index = 0; index < customs; index += 1) {
    const share = 0.4 + draw() * 0.5;
    const unitIds = municipalities.filter(() => draw() < share);
    groups.push({ code: `custom${index}`, priority: 40 + index, unitIds, kinds: only });
  }
  return groups;
}
