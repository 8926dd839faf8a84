import type { Kysely } from 'kysely';
import type { DepthOutcome } from '#app/access/apply-sharing.server';
import { type OwnValues, ownValuesOf } from '#app/domain/benchmark/own-values';
import { type Audience, SHARING_DEPTHS, type Sharing, type SharingDepth } from '#app/domain/benchmark/sharing';
import type { MethodParameters } from '#app/domain/parameters';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { Language } from '#app/domain/questionnaire/schema';
import type { AssessmentRow } from '#db/queries/assessments';
import { listCountedSignOffs } from '#db/queries/closings';
import { listAuditEvents } from '#db/queries/operations';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listSharingsInForce } from '#db/queries/sharings-in-force';
import { listSharingLog, listSignedAnswers } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';

export interface LoggedChoice {
  at: string;
  personName: string;
  /** `from` is null for the first choice. */
  steps: { depth: SharingDepth; from: Audience | null; to: Audience }[];
}

export interface SharingView {
  /** Newest choice; null while nothing has been signed. */
  current: Sharing | null;
  seen: Id;
  /** `open`: counts at the close; `uncounted`: the closed round shows nothing of the organisation. */
  state: 'open' | 'counted' | 'uncounted';
  /** Depths where others see less than was chosen, until the next round. */
  waiting: DepthOutcome[];
  /** What others see, or will see at the close; null when nothing is shown. */
  shown: Sharing | null;
  log: LoggedChoice[];
  ownValues: OwnValues | null;
}

/** How far an assessment is shown, how that came about, and what it shows. */
export async function readSharing(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  organisationIds: readonly Id[],
  language: Language,
): Promise<SharingView> {
  const rows = await listSharingLog(db, assessment.id, organisationIds);
  const isClosed = assessment.roundStatus === 'closed' || assessment.roundStatus === 'archived';
  const counted = isClosed
    ? (await listCountedSignOffs(db, assessment.roundId)).find((row) => row.unitId === assessment.unitId)
    : undefined;
  const current = rows.length > 0 ? newestOf(rows) : null;
  const waiting = counted && current ? await readWaiting(db, assessment, current) : [];
  const inForce = Object.fromEntries(waiting.map((outcome) => [outcome.depth, outcome.inForce]));
  const signOffId = counted?.signOffId ?? assessment.currentSignOffId;
  return {
    current,
    seen: rows.at(-1)?.id ?? '',
    state: counted ? 'counted' : isClosed ? 'uncounted' : 'open',
    waiting,
    shown: current && (counted || !isClosed) ? { ...current, ...inForce } : null,
    log: toLog(rows),
    ownValues: signOffId ? await readOwnValues(db, assessment, signOffId, language) : null,
  };
}

type LogRow = Awaited<ReturnType<typeof listSharingLog>>[number];

function newestOf(rows: readonly LogRow[]): Sharing {
  const newest = SHARING_DEPTHS.map((depth) => [depth, rows.findLast((row) => row.depth === depth)?.audience]);
  return Object.fromEntries(newest) as Sharing;
}

/** Choices made together are one entry, the latest first; what stayed as it was is left out. */
function toLog(rows: readonly LogRow[]): LoggedChoice[] {
  const log = new Map<string, LoggedChoice>();
  const before = new Map<SharingDepth, Audience>();
  for (const { depth, audience: to, chosenAt: at, personName } of rows) {
    const from = before.get(depth) ?? null;
    before.set(depth, to);
    const entry = log.get(at) ?? { at, personName, steps: [] };
    log.set(at, from === to ? entry : { ...entry, steps: [...entry.steps, { depth, from, to }] });
  }
  const inOrder = (steps: LoggedChoice['steps']) =>
    steps.toSorted((a, b) => SHARING_DEPTHS.indexOf(a.depth) - SHARING_DEPTHS.indexOf(b.depth));
  return [...log.values()].map((entry) => ({ ...entry, steps: inOrder(entry.steps) })).reverse();
}

/** What is shown now against what was chosen, with the reason that was found when it was chosen. */
async function readWaiting(db: Kysely<Database>, assessment: AssessmentRow, current: Sharing): Promise<DepthOutcome[]> {
  const inForce = (await listSharingsInForce(db, assessment.roundId)).filter((row) => row.unitId === assessment.unitId);
  const events = await listAuditEvents(db, 'assessment', assessment.id, [assessment.organisationId]);
  const told = events.flatMap(({ after }) => {
    const outcomes = after === null ? null : (JSON.parse(after) as { outcomes?: DepthOutcome[] | null }).outcomes;
    return outcomes ?? [];
  });
  return SHARING_DEPTHS.flatMap((depth) => {
    const shown = inForce.find((row) => row.depth === depth)?.audience;
    if (shown === undefined || shown === current[depth]) return [];
    const reason = told.findLast((outcome) => outcome.depth === depth)?.reason ?? null;
    return [{ depth, chosen: current[depth], inForce: shown, reason }];
  });
}

async function readOwnValues(
  db: Kysely<Database>,
  assessment: AssessmentRow,
  signOffId: Id,
  language: Language,
): Promise<OwnValues> {
  const questionnaire = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const answers = new Map((await listSignedAnswers(db, signOffId)).map((row) => [row.indicator, row]));
  return ownValuesOf(
    {
      scale: questionnaire.scale,
      areas: applicableAreas(questionnaire, assessment.organisationKind),
      answerOf: (code) => toMethodAnswer(answers.get(code)),
    },
    language,
    JSON.parse(assessment.parameters) as MethodParameters,
  );
}
