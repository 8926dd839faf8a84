import type { AnswerContent } from '#app/domain/questionnaire/answer';
import type { Indicator } from '#app/domain/questionnaire/schema';
import type { OrganisationKind } from '#db/schema';
import {
  type Band,
  BY_BAND,
  BY_DIRECTION,
  DONT_KNOW,
  GREAT_FALL,
  GREAT_RISE,
  OTHER_THAN_SUGGESTED,
  OWN_VIEW,
  unitsOf,
} from './comment-texts';
import { generatorFor } from './generator';
import { clampLevel, type Question, sameSince, truthOf } from './levels';
import { NOT_APPLICABLE } from './profiles';

/** Who answers what, when: everything that the drawn texts depend on. */
export interface AnswerSource {
  organisation: string;
  kind: OrganisationKind;
  question: Question;
  indicator: Indicator;
  /** Place of the indicator in its direction. */
  position: number;
  round: number;
  /** Year of each round, the oldest first. */
  years: readonly string[];
}

/** Shares of answers with a comment, and of levels with evidence. */
const COMMENTED = 0.45;
const OWN_VIEW_COMMENTED = 0.3;
const EVIDENCE_FROM = 4;
const EVIDENCE_SHARE_HIGH = 0.9;
const EVIDENCE_SHARE_THREE = 0.35;
/** How often a colleague sees it one or two levels otherwise, or does not know. */
const OFF_BY_ONE = 0.26;
const OFF_BY_TWO = 0.04;
const COLLEAGUE_UNSURE = 0.05;
const GREAT_CHANGE = 3;
const OTHER_LEVEL = 2;

const bandOf = (level: number): Band => (level <= 1 ? 'low' : level <= 3 ? 'mid' : 'high');

/** What the organisation agrees on. The comment is the same for as long as the answer is: it is carried along. */
export function agreedAnswer(
  source: AnswerSource,
  { suggestion, earlierLevel }: { suggestion: number | 'NA' | null; earlierLevel: number | null },
): AnswerContent {
  const { organisation, question, round } = source;
  const truth = truthOf(organisation, question, round);
  const comment = usualComment(source, truth);
  const reasons: string[] = [];
  if (truth.level !== null) {
    const drawn = generatorFor('reason', organisation, question.code, round);
    const change = earlierLevel === null ? 0 : truth.level - earlierLevel;
    if (change >= GREAT_CHANGE) reasons.push(drawn.pick(GREAT_RISE));
    if (change <= -GREAT_CHANGE) reasons.push(drawn.pick(GREAT_FALL));
    if (typeof suggestion === 'number' && Math.abs(truth.level - suggestion) >= OTHER_LEVEL) {
      reasons.push(drawn.pick(OTHER_THAN_SUGGESTED).replace('{nivå}', String(truth.level)));
    }
  }
  return {
    ...truth,
    comment: reasons.length > 0 ? reasons.join('\n') : comment,
    evidence: truth.level === null ? '' : evidenceFor(source, truth.level),
  };
}

/** What one colleague answers: near the truth, with less to show. `seat` tells colleagues apart. */
export function colleagueAnswer(source: AnswerSource, seat: number): AnswerContent {
  const { organisation, question, round } = source;
  const truth = truthOf(organisation, question, round);
  const drawn = generatorFor('colleague', organisation, question.code, round, seat);
  const comment = drawn.chance(OWN_VIEW_COMMENTED) ? fillIn(drawn.pick(OWN_VIEW), source) : '';
  if (truth.level === null) {
    return { ...truth, comment: truth.kind === 'NA' ? notApplicableText(source) : comment, evidence: '' };
  }
  if (drawn.chance(COLLEAGUE_UNSURE)) return { kind: 'DK', level: null, comment, evidence: '' };
  const draw = drawn.next();
  const distance = draw < OFF_BY_TWO ? 2 : draw < OFF_BY_TWO + OFF_BY_ONE ? 1 : 0;
  const level = clampLevel(truth.level + (drawn.chance(0.5) ? distance : -distance));
  const hasEvidence = level >= EVIDENCE_FROM && drawn.chance(0.5);
  return { kind: 'level', level, comment, evidence: hasEvidence ? evidenceFor(source, level) : '' };
}

function usualComment(source: AnswerSource, truth: Pick<AnswerContent, 'kind' | 'level'>): string {
  const { organisation, question, position } = source;
  if (truth.kind === 'NA') return notApplicableText(source);
  const drawn = generatorFor('comment', organisation, question.code, truth.level ?? 'DK');
  if (truth.level === null) return fillIn(drawn.pick(DONT_KNOW), source);
  if (!drawn.chance(COMMENTED)) return '';
  const band = bandOf(truth.level);
  // One question of a direction gets the direction's own text: nobody writes the same sentence three times.
  const own = BY_DIRECTION[question.direction]?.[band];
  const turn = generatorFor('turn', organisation, question.direction).between(0, 2);
  return fillIn(own && position % 3 === turn ? own : drawn.pick(BY_BAND[band]), source);
}

function notApplicableText({ organisation, question }: AnswerSource): string {
  return NOT_APPLICABLE[organisation]?.[question.code] ?? '';
}

function fillIn(text: string, { organisation, kind, question }: AnswerSource): string {
  const unit = generatorFor('unit', organisation, question.code).pick(unitsOf(kind, question.area));
  return text.replace('{enhet}', unit);
}

const DIARY: Readonly<Record<OrganisationKind, string>> = {
  municipality: 'KS',
  region: 'RS',
  county_administrative_board: 'LST',
  university: 'ORU',
  other: 'DNR',
};

/** A diary number such as `KS 2025/0417`. */
export function diaryNumber(kind: OrganisationKind, year: string, ...key: (string | number)[]): string {
  const number = generatorFor('diary', kind, ...key).between(12, 980);
  return `${DIARY[kind]} ${year}/${String(number).padStart(4, '0')}`;
}

/** Names of documents and links, from what the questionnaire suggests as evidence. Security papers stay unnamed. */
function evidenceFor(source: AnswerSource, level: number): string {
  const { organisation, kind, question, indicator, round, years } = source;
  const drawn = generatorFor('evidence', organisation, question.code, level);
  const share = level >= EVIDENCE_FROM ? EVIDENCE_SHARE_HIGH : level === 3 ? EVIDENCE_SHARE_THREE : 0;
  if (!drawn.chance(share)) return '';
  if (indicator.sensitive) return 'Intern handling hos säkerhetssamordnaren, visas vid behov.';
  const year = years[sameSince(organisation, question, round)] ?? years[round] ?? '';
  const examples = indicator.evidenceExamples.map((example) => example.sv);
  const example = examples[drawn.between(0, examples.length - 1)] ?? '';
  const link = `https://example.se/${organisation}/underlag/${question.code.toLowerCase().replace('.', '-')}-${year}.pdf`;
  return drawn.pick([
    `${example}, ${year}`,
    `${example}, ${diaryNumber(kind, year, organisation, question.code)}`,
    `${example}\n${link}`,
    link,
  ]);
}
