import type { Kysely } from 'kysely';
import { closingTime } from '#app/domain/closing-time';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { countAnswered, countRespondents, listParticipation } from '#db/queries/round-participants';
import { listRounds } from '#db/queries/rounds';
import type { AssessmentStatus, Database, Id, RoundStatus } from '#db/schema';
import { countParticipation, daysUntil, isLate, openRoundOf, type Participation } from './participation';

/** What the table can be sorted by, as it stands in the address. */
export const SORTINGS = ['namn', 'lage', 'svar'] as const;
export type Sorting = (typeof SORTINGS)[number];

export interface FollowUpRow {
  organisationId: Id;
  name: string;
  status: AssessmentStatus;
  hasDeclined: boolean;
  /** In the figures of a closed round. */
  isCounted: boolean;
  note: string | null;
  isLate: boolean;
  people: number;
  answered: number;
  total: number;
  areas: { code: string; answered: number; total: number }[];
}

export interface FollowUp {
  id: Id;
  slug: string;
  name: string;
  status: RoundStatus;
  opensAt: string;
  closesAt: string;
  daysLeft: number;
  counts: Participation;
  late: number;
  areas: { code: string; name: string }[];
  rows: FollowUpRow[];
  rounds: { slug: string; name: string }[];
}

const STEPS: readonly AssessmentStatus[] = ['not_started', 'in_progress', 'handed_over', 'signed'];
const collator = new Intl.Collator('sv');

/**
 * How far everybody is in a round that has opened: the one that is asked for, else the open one, else the last. Counts
 * only: nothing here depends on what anybody has answered. Undefined when there is no such round.
 */
export async function readFollowUp(
  db: Kysely<Database>,
  programmeIds: readonly Id[],
  asked: { slug: string | null; sorting: Sorting; language: Language; now: Date },
): Promise<FollowUp | null | undefined> {
  const rounds = (await listRounds(db, programmeIds)).filter((round) => round.status !== 'draft');
  const round = asked.slug ? rounds.find((one) => one.slug === asked.slug) : (openRoundOf(rounds) ?? rounds[0] ?? null);
  if (!round) return round;
  const questionnaire = await loadQuestionnaire(db, round.questionnaire_version_id);
  const times = { opensAt: new Date(round.opens_at), closesAt: new Date(round.closes_at), now: asked.now };
  const rows = (await readRows(db, round.id, programmeIds, questionnaire)).map((row) => ({
    ...row,
    isLate: round.status === 'open' && isLate(row, times),
  }));
  return {
    id: round.id,
    slug: round.slug,
    name: round.name,
    status: round.status,
    opensAt: round.opens_at,
    closesAt: closingTime(round),
    daysLeft: daysUntil(times.closesAt, asked.now),
    counts: countParticipation(rows),
    late: rows.filter((row) => row.isLate).length,
    areas: questionnaire.focusAreas.map((area) => ({ code: area.code, name: area.name[asked.language] })),
    rows: sort(rows, asked.sorting),
    rounds: rounds.map(({ slug, name }) => ({ slug, name })),
  };
}

async function readRows(
  db: Kysely<Database>,
  roundId: Id,
  programmeIds: readonly Id[],
  questionnaire: Questionnaire,
): Promise<Omit<FollowUpRow, 'isLate'>[]> {
  const people = new Map((await countRespondents(db, roundId)).map((row) => [row.assessmentId, row.people]));
  const answered = new Map<string, number>();
  for (const area of questionnaire.focusAreas) {
    const codes = area.directions.flatMap((direction) => direction.indicators.map((indicator) => indicator.code));
    for (const row of await countAnswered(db, roundId, codes)) {
      answered.set(`${row.assessmentId} ${area.code}`, row.answered);
    }
  }
  return (await listParticipation(db, roundId, programmeIds)).map((participant) => {
    const applicable = new Map(applicableAreas(questionnaire, participant.kind).map((area) => [area.code, area]));
    const areas = questionnaire.focusAreas.map(({ code }) => ({
      code,
      answered: answered.get(`${participant.assessmentId} ${code}`) ?? 0,
      total: applicable.get(code)?.directions.reduce((sum, direction) => sum + direction.indicators.length, 0) ?? 0,
    }));
    return {
      organisationId: participant.organisationId,
      name: participant.organisationName,
      status: participant.status ?? 'not_started',
      hasDeclined: participant.declinedAt !== null,
      isCounted: participant.countedSignOffId !== null,
      note: participant.declinedNote,
      people: people.get(participant.assessmentId ?? '') ?? 0,
      answered: areas.reduce((sum, area) => sum + area.answered, 0),
      total: areas.reduce((sum, area) => sum + area.total, 0),
      areas,
    };
  });
}

/** By name; by state with those who have furthest to go first; or by the share of answers, the smallest first. */
function sort(rows: FollowUpRow[], sorting: Sorting): FollowUpRow[] {
  const share = (row: FollowUpRow) => (row.total === 0 ? 1 : row.answered / row.total);
  const orders: Record<Sorting, (a: FollowUpRow, b: FollowUpRow) => number> = {
    namn: () => 0,
    lage: (a, b) => Number(a.hasDeclined) - Number(b.hasDeclined) || STEPS.indexOf(a.status) - STEPS.indexOf(b.status),
    svar: (a, b) => Number(a.hasDeclined) - Number(b.hasDeclined) || share(a) - share(b),
  };
  return rows.toSorted((a, b) => orders[sorting](a, b) || collator.compare(a.name, b.name));
}
