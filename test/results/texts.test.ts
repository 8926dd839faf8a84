import { describe, expect, test } from 'vitest';
import { roundLabel } from '#app/domain/round-label';
import { nextLevelText, summaryText, weightText } from '#app/features/results/components/texts';
import { HIDDEN_REASONS, type NodeView } from '#app/features/results/view';
import en from '#app/i18n/en.json';
import sv from '#app/i18n/sv.json';
import { translatorFor } from '#app/i18n/translator.server';
import { rangeText, shareText, valueText } from '#app/i18n/value-text';

const swedish = translatorFor('sv').t;

function keysOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key}`],
  );
}

const node = (name: string, score: number | null, change: number | null): NodeView => ({
  code: name.slice(0, 3).toUpperCase(),
  kind: 'area',
  parent: 'INDEX',
  name,
  status: score === null ? 'insufficient' : 'ok',
  score,
  raw: score,
  coverage: 1,
  lower: score,
  upper: score,
  hasWideBounds: false,
  stage: 2,
  share3: 0.5,
  sumW2: 0.1,
  earlier: score === null || change === null ? null : score - change,
  change: { from: null, to: score, change, roundingNote: false },
  commonChange: null,
  county: null,
});

describe('texts of the result page', () => {
  test('exist in both languages', () => {
    expect(keysOf({ result: en.result, chart: en.chart }).sort()).toEqual(
      keysOf({ result: sv.result, chart: sv.chart }).sort(),
    );
  });

  test.each(HIDDEN_REASONS)('say why a number is hidden: %s, each with its own words', (reason) => {
    for (const texts of [sv.result.hidden, en.result.hidden]) {
      expect(texts[reason]).toBeTruthy();
      expect(Object.values(texts).filter((text) => text === texts[reason])).toHaveLength(1);
    }
  });

  test('write numbers as Swedish texts do', () => {
    expect([valueText(2.45), valueText(null), valueText(1.005, 2)]).toEqual(['2,5', '–', '1,01']);
    expect([shareText(2 / 3), shareText(null), shareText(1 / 75, 2)]).toEqual(['67\u00A0%', '–', '1,33\u00A0%']);
    expect(rangeText(2.5, 3.2)).toBe('2,5–3,2');
    expect([weightText(1), weightText(0.5), weightText(1.25)]).toEqual(['1', '0,5', '1,25']);
  });

  test('sum a picture up in one sentence, or two where something has risen', () => {
    const nodes = [node('Digital trygghet', 3.1, 0.6), node('Digital ledning', 2.1, -0.2), node('Okänd', null, null)];
    expect(summaryText(swedish, nodes, '2025')).toBe(
      'Lägst: Digital ledning 2,1. Störst ökning sedan 2025: Digital trygghet +0,6.',
    );
    expect(summaryText(swedish, nodes, null)).toBe('Lägst: Digital ledning 2,1.');
    expect(summaryText(swedish, [], null)).toBe('Inga värden att visa.');
  });

  test('say what is missing for the next level', () => {
    const achieved = {
      stage: 2,
      stageName: '',
      nextStage: 3,
      applicable: 60,
      metNext: 44,
      needed: 4,
      stageShare: 0.8,
      blocking: [],
    };
    const blocking = [{ code: 'TRY1.1', question: '', level: 2 }];
    expect(nextLevelText(swedish, achieved)).toBe('För nivå 3: 4 frågor till.');
    expect(nextLevelText(swedish, { ...achieved, needed: 1, blocking })).toBe(
      'För nivå 3: 1 fråga till, och 1 grundkrav måste upp.',
    );
    expect(nextLevelText(swedish, { ...achieved, nextStage: null })).toBe('Den högsta nivån är uppnådd.');
  });

  test('call a round by its year where its address is one', () => {
    expect(roundLabel({ slug: '2025', name: 'Mätomgång 2025' })).toBe('2025');
    expect(roundLabel({ slug: 'host-2025', name: 'Hösten 2025' })).toBe('Hösten 2025');
  });
});
