import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { generatorFor } from './generator';
import { DIFFICULTY, NOT_APPLICABLE, profileOf } from './profiles';

/** What an organisation would answer if everybody knew everything: a level, "Vet ej" or "Ej tillämpligt". */
export type Truth = Pick<AnswerContent, 'kind' | 'level'>;

export interface Question {
  area: string;
  direction: string;
  code: string;
}

const MAX_LEVEL = 5;
/** Spread between an organisation's questions within a direction, and from year to year, in levels. */
const OWN_SPREAD = 0.75;
const YEARLY_SPREAD = 0.12;
const QUESTION_SPREAD = 0.35;
/** "Vet ej" becomes rarer for each round that an organisation takes part in. */
const DONT_KNOW_SHRINKS = 0.8;

/** The round, organisation and area where too little is known for a result: whoever knew has left. */
const UNKNOWN = { organisation: 'laxa', round: 2, area: 'INN' };
const UNKNOWN_EXCEPT = 'INN5';
/** No municipality of this size has touched intellectual property before the third round. */
const UNTOUCHED = { direction: 'INN3', belowBase: 2.15, untilRound: 2 };

export function clampLevel(level: number): number {
  return Math.max(0, Math.min(MAX_LEVEL, Math.round(level)));
}

/** The organisation's true answer to a question in a round. Changes between rounds follow the profile's course. */
export function truthOf(organisation: string, question: Question, round: number): Truth {
  if (NOT_APPLICABLE[organisation]?.[question.code]) return { kind: 'NA', level: null };
  const profile = profileOf(organisation);
  const told = profile.told?.[question.code]?.[round];
  if (told !== undefined) return { kind: 'level', level: told };
  if (isUnknown(organisation, question, round)) return { kind: 'DK', level: null };
  const own = generatorFor('own', organisation, question.code);
  const spread = own.noise() * OWN_SPREAD;
  const doesNotKnow = own.next() < profile.dontKnow * DONT_KNOW_SHRINKS ** round;
  if (doesNotKnow) return { kind: 'DK', level: null };
  if (
    question.direction === UNTOUCHED.direction &&
    profile.base < UNTOUCHED.belowBase &&
    round < UNTOUCHED.untilRound
  ) {
    return { kind: 'level', level: 0 };
  }
  const level =
    profile.base +
    (profile.strengths[question.area] ?? 0) +
    (profile.strengths[question.direction] ?? 0) +
    (profile.course[round] ?? 0) +
    spread +
    generatorFor('year', organisation, question.code, round).noise() * YEARLY_SPREAD -
    (DIFFICULTY[question.direction] ?? 0) -
    generatorFor('question', question.code).noise() * QUESTION_SPREAD;
  return { kind: 'level', level: clampLevel(level) };
}

/** The first round of the unbroken run of rounds in which the answer has been the same: when its evidence was written. */
export function sameSince(organisation: string, question: Question, round: number): number {
  const now = truthOf(organisation, question, round);
  let since = round;
  while (since > 0) {
    const before = truthOf(organisation, question, since - 1);
    if (before.kind !== now.kind || before.level !== now.level) break;
    since--;
  }
  return since;
}

function isUnknown(organisation: string, { area, direction, code }: Question, round: number): boolean {
  return (
    organisation === UNKNOWN.organisation &&
    round === UNKNOWN.round &&
    area === UNKNOWN.area &&
    direction !== UNKNOWN_EXCEPT &&
    !code.endsWith('.1')
  );
}
