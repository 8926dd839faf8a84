import type { Kysely } from 'kysely';
import type { Language } from '#app/domain/questionnaire/schema';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { fromMicroUnits } from '#app/domain/scoring/micro-units';
import type { SignedBase } from '#app/plans/signed-base.server';
import { listAreaTargets } from '#db/queries/plans';
import { listNodeScores } from '#db/queries/sign-offs';
import type { Database, Id } from '#db/schema';

/** A focus area with its signed result and its target, in levels. */
export interface AreaTargetView {
  code: string;
  name: string;
  /** null where too little was answered. */
  score: number | null;
  target: number | null;
}

/** Every focus area with what the plan rests on and what is aimed for. */
export async function readAreaTargets(
  db: Kysely<Database>,
  assessmentId: Id,
  base: SignedBase,
  language: Language,
): Promise<AreaTargetView[]> {
  const [rows, scores] = await Promise.all([listAreaTargets(db, assessmentId), readScores(db, base.signOffId)]);
  const targets = new Map(rows.map(({ area, targetU6 }) => [area, fromMicroUnits(targetU6)]));
  return base.areas.map(({ code, name }) => ({
    code,
    name: name[language],
    score: scores.get(code) ?? null,
    target: targets.get(code) ?? null,
  }));
}

/** The results of a sign-off by node, in levels; null where too little was answered. */
export async function readScores(db: Kysely<Database>, signOffId: Id): Promise<Map<string, number | null>> {
  const rows = await listNodeScores(db, signOffId, OWN_TREE);
  return new Map(rows.map(({ node, score_u6 }) => [node, score_u6 === null ? null : fromMicroUnits(score_u6)]));
}
