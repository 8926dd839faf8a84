import { formatLevel } from '#app/i18n/format';
import type { Pick } from './pick-proposals.server';
import type { AreaTargetChange, RatingChange, TargetChanges } from './set-targets.server';

const NUMBER = /^\d{1,2}$/;
const DECIMAL = /^\d{1,2}([.,]\d{1,2})?$/;

/** What stood in a question's three fields, and at which revision, when the page was made. */
export function writtenRating(set: {
  target: number | null;
  importance: number | null;
  feasibility: number | null;
  revision: number;
}): string {
  return [set.target ?? '', set.importance ?? '', set.feasibility ?? '', set.revision].join('|');
}

/** An area's target as its field shows it: every decimal that can be written, so that what nobody touched reads back the same. */
export function writtenTarget(target: number | null): string {
  return target === null ? '' : formatLevel(target);
}

/** What was written in a form that could not be saved, to be shown again. */
export interface WrittenProposals {
  ratings: RatingChange[];
  /** By area, only where something was changed. */
  areaTargets: Record<string, string>;
  /** As the boxes' values. */
  picks: string[];
}

/** The ratings and areas' targets that somebody has changed on the page. Null when the form is not one of ours. */
export function readTargets(form: FormData): TargetChanges | null {
  const ratings: RatingChange[] = [];
  const areaTargets: AreaTargetChange[] = [];
  for (const [name, value] of form) {
    const code = /^was\.(.+)$/.exec(name)?.[1];
    if (code) {
      const rating = readRating(form, code, String(value));
      if (rating === null) return null;
      if (rating) ratings.push(rating);
    }
    const area = /^areaTarget\.(.+)$/.exec(name)?.[1];
    if (area) {
      const [text, was] = [String(value).trim(), form.get(`wasAreaTarget.${area}`)];
      if (typeof was !== 'string' || Number.isNaN(readLevel(was))) return null;
      if (text !== was) areaTargets.push({ area, target: readLevel(text), was: readLevel(was) });
    }
  }
  return { ratings, areaTargets };
}

/** What is no number is no level on the scale either, and is refused as such. */
function readLevel(text: string): number | null {
  if (text === '') return null;
  return DECIMAL.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

export function readWritten(form: FormData, { ratings, areaTargets }: TargetChanges): WrittenProposals {
  const texts = areaTargets.map(({ area }) => [area, String(form.get(`areaTarget.${area}`) ?? '')]);
  return {
    ratings: [...ratings],
    areaTargets: Object.fromEntries(texts),
    picks: form.getAll('pick').map(String),
  };
}

/** undefined when nothing has changed, null when it can't be read. */
function readRating(form: FormData, code: string, was: string): RatingChange | undefined | null {
  const parts = was.split('|');
  const revision = parts.pop() ?? '';
  const now = ['target', 'importance', 'feasibility'].map((part) => String(form.get(`${part}.${code}`) ?? ''));
  if (!NUMBER.test(revision.slice(-2)) || !now.every((value) => value === '' || NUMBER.test(value))) return null;
  if (now.join('|') === parts.join('|')) return undefined;
  const [target, importance, feasibility] = now.map((value) => (value === '' ? null : Number(value)));
  return {
    code,
    target: target ?? null,
    importance: importance ?? null,
    feasibility: feasibility ?? null,
    baseRevision: Number(revision),
  };
}

/** The hints that were ticked: `INF1.1/2` is the third hint of INF1.1. */
export function readPicks(form: FormData): Pick[] {
  return form.getAll('pick').flatMap((value) => {
    const [, code, hint] = /^([A-Z]{2,8}\d{1,2}\.\d{1,2})\/(\d{1,2})$/.exec(String(value)) ?? [];
    return code && hint ? [{ code, hint: Number(hint) }] : [];
  });
}
