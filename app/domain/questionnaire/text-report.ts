import { indicatorsOf } from './applicable';
import type { Questionnaire } from './schema';

/** How fast a reader who weighs every level reads, in characters a minute. */
const CHARACTERS_PER_MINUTE = 1400;

/** What a questionnaire may at most ask of a reader, and how much alike two indicators' levels may be. */
export const TEXT_LIMITS = {
  minutesPerArea: 10,
  minutesInAll: 35,
  characters: 48_000,
  meanLevelLength: 110,
  similarity: 0.6,
} as const;

export interface AreaReading {
  code: string;
  indicators: number;
  /** Characters of the Swedish questions and levels. */
  characters: number;
  minutes: number;
}

export interface TextReport {
  areas: AreaReading[];
  indicators: number;
  characters: number;
  minutes: number;
  /** Mean length of a Swedish level text, in characters. */
  meanLevelLength: number;
}

/** How long the Swedish questions and levels are, per area and in all. Explanations that are folded away do not count. */
export function reportTexts(questionnaire: Questionnaire): TextReport {
  const levelLengths: number[] = [];
  const areas = questionnaire.focusAreas.map((area) => {
    const indicators = indicatorsOf([area]);
    let characters = 0;
    for (const indicator of indicators) {
      const lengths = indicator.levels.map((level) => level.sv.length);
      levelLengths.push(...lengths);
      characters += indicator.question.sv.length + sumOf(lengths);
    }
    return { code: area.code, indicators: indicators.length, characters, minutes: characters / CHARACTERS_PER_MINUTE };
  });
  const characters = sumOf(areas.map((area) => area.characters));
  return {
    areas,
    indicators: sumOf(areas.map((area) => area.indicators)),
    characters,
    minutes: characters / CHARACTERS_PER_MINUTE,
    meanLevelLength: levelLengths.length === 0 ? 0 : sumOf(levelLengths) / levelLengths.length,
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

export interface LevelText {
  indicator: string;
  level: number;
  text: string;
}

export interface SimilarPair {
  a: LevelText;
  b: LevelText;
  /** 0 for nothing in common, 1 for the same words. */
  similarity: number;
}

/** Every Swedish level text of the questionnaire. */
export function levelTexts(questionnaire: Questionnaire): LevelText[] {
  return indicatorsOf(questionnaire.focusAreas).flatMap((indicator) =>
    indicator.levels.map((level, index) => ({
      indicator: indicator.code,
      level: questionnaire.scale.min + index,
      text: level.sv,
    })),
  );
}

/** Pairs of level texts of different indicators, the most similar first: those that a reader could mix up. */
export function similarPairs(texts: readonly LevelText[]): SimilarPair[] {
  const sets = texts.map(({ text }) => trigramsOf(text));
  const pairs: SimilarPair[] = [];
  texts.forEach((a, i) => {
    for (let j = i + 1; j < texts.length; j++) {
      const b = texts[j]!;
      if (a.indicator !== b.indicator) pairs.push({ a, b, similarity: jaccard(sets[i]!, sets[j]!) });
    }
  });
  return pairs.sort((one, other) => other.similarity - one.similarity);
}

/**
 * Similarity of two texts, 0–1: shared trigrams over all trigrams, as PostgreSQL's pg_trgm counts them (words in lower
 * case, two spaces before and one after each).
 */
export function trigramSimilarity(a: string, b: string): number {
  return jaccard(trigramsOf(a), trigramsOf(b));
}

function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let start = 0; start + 3 <= padded.length; start++) trigrams.add(padded.slice(start, start + 3));
  }
  return trigrams;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of a) if (b.has(trigram)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
