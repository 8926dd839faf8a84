import { describe, expect, test } from 'vitest';
import { linkChangeText, missingText, seriesSummary, yearNotes } from '#app/features/results/components/series-texts';
import { describeSeries, type OverYears, type SeriesYearView } from '#app/features/results/describe-series';
import { translatorFor } from '#app/i18n/translator.server';

const swedish = translatorFor('sv').t;
const scale = { min: 0, max: 5 };
const NODES = [{ code: 'INDEX', name: 'Index' }];

interface Year {
  /** The published value; null when withheld, undefined when nothing was signed. */
  official?: number | null;
  /** The change since the sign-off named by `from`, by default the year before. */
  delta?: number;
  isComparable?: boolean;
  from?: string;
  label?: string;
  /** An older revision of the same year, `R` and the year, with its value. */
  replaced?: number;
}

/** Years from 2020 on, each sign-off named by its year. */
function over(years: readonly Year[], shownSignOffId = String(2019 + years.length)): OverYears {
  const named = years.map((year, index) => ({ ...year, name: String(2020 + index) }));
  const signed = named.filter(({ official }) => official !== undefined);
  const score = (signOffId: string, value: number | null) => ({
    signOffId,
    node: 'INDEX',
    scoreU6: value === null ? null : Math.round(value * 1e6),
    raw: value ?? 1,
    status: value === null ? ('insufficient' as const) : ('ok' as const),
  });
  return {
    rounds: named.map(({ name }) => ({ id: `round ${name}`, label: name })),
    signOffs: signed.flatMap(({ name, replaced }) => [
      { signOffId: name, roundId: `round ${name}`, revision: replaced === undefined ? 1 : 2 },
      ...(replaced === undefined ? [] : [{ signOffId: `R${name}`, roundId: `round ${name}`, revision: 1 }]),
    ]),
    shownSignOffId,
    scores: signed.flatMap(({ name, official, replaced }) => [
      score(name, official!),
      ...(replaced === undefined ? [] : [score(`R${name}`, replaced)]),
    ]),
    changes: signed.flatMap(({ name, delta, from, isComparable = true, label = 'clear_increase' }) =>
      delta === undefined
        ? []
        : [
            {
              signOffId: name,
              earlierSignOffId: from ?? String(Number(name) - 1),
              node: 'INDEX',
              delta,
              isComparable: isComparable ? (1 as const) : (0 as const),
              label,
            },
          ],
    ),
    scale,
  };
}

const seriesOf = (...input: Parameters<typeof over>) => describeSeries(over(...input), NODES)[0]!;
const linkedOf = (years: readonly SeriesYearView[]) => years.map(({ linked }) => linked);

describe('the series over the years', () => {
  test('ends in the latest published value and is linked backwards by the frozen changes', () => {
    const series = seriesOf([{ official: 2 }, { official: 2.5, delta: 0.25 }, { official: 3, delta: 1 }]);
    expect(linkedOf(series.years)).toEqual([1.75, 2, 3]);
    expect(series.years.map(({ official }) => official)).toEqual([2, 2.5, 3]);
    expect(series.anchor).toBe('2022');
    expect(series.years[2]!.link).toEqual({
      to: '2021',
      isFar: false,
      isComparable: true,
      change: 1,
      label: 'clear_increase',
    });
    expect(seriesSummary(swedish, series)).toBe('Den jämförbara serien går från 1,8 (2020) till 3,0 (2022).');
  });

  test('of one year is that year’s value and nothing more', () => {
    const series = seriesOf([{ official: 2 }]);
    expect(series.years).toHaveLength(1);
    expect(series.years[0]).toMatchObject({ official: 2, linked: 2, link: null, isBesideLine: false });
  });

  test('has a gap where nothing was signed, and says that the comparison reaches further back', () => {
    const series = seriesOf([{ official: 2 }, {}, { official: 3, delta: 0.5, from: '2020' }]);
    expect(linkedOf(series.years)).toEqual([2.5, null, 3]);
    expect(series.years[1]).toMatchObject({ status: 'missing', official: null, link: null, isBesideLine: false });
    expect(series.years[2]!.link).toMatchObject({ to: '2020', isFar: true, isComparable: true });
    expect(seriesSummary(swedish, series)).toBe(
      'Den jämförbara serien går från 2,5 (2020) till 3,0 (2022). Värde saknas för 2021. 2022 jämförs med 2020, mer än en mätomgång tillbaka.',
    );
    expect(missingText(swedish, series.years[1]!)).toBe('Inget godkänt resultat');
    expect(yearNotes(swedish, series.years[2]!, scale)).toEqual(['Jämförs med 2020, mer än en mätomgång tillbaka.']);
  });

  test('is anchored at the last published value when the latest is withheld', () => {
    const series = seriesOf([{ official: 2 }, { official: 2.5, delta: 0.25 }, { official: null, delta: 0.5 }]);
    expect(linkedOf(series.years)).toEqual([2.25, 2.5, null]);
    expect(series.anchor).toBe('2021');
    expect(series.years[2]).toMatchObject({ status: 'insufficient', official: null, link: { change: null } });
    expect(missingText(swedish, series.years[2]!)).toBe('Visas inte: underlaget räckte inte');
  });

  test('leaves a gap at a withheld year in the middle, never a number', () => {
    const series = seriesOf([{ official: 2 }, { official: null, delta: 0.25 }, { official: 3, delta: 0.5 }]);
    expect(linkedOf(series.years)).toEqual([2.25, null, 3]);
    expect(series.years[1]!.official).toBeNull();
  });

  test('breaks where too few questions are common: older years keep their points alone', () => {
    const series = seriesOf([
      { official: 2 },
      { official: 2.5, delta: 0.5 },
      { official: 3, delta: 0.1, isComparable: false },
      { official: 3.5, delta: 0.5 },
    ]);
    expect(linkedOf(series.years)).toEqual([null, null, 3, 3.5]);
    expect(series.years[2]!.link).toMatchObject({ isComparable: false, change: null, label: null });
    expect(linkChangeText(swedish, series.years[2]!.link)).toBe('–');
    expect(yearNotes(swedish, series.years[2]!, scale)).toEqual([
      'Går inte att jämföra med 2021: för få frågor har en nivå båda gångerna.',
    ]);
    expect(seriesSummary(swedish, series)).toBe(
      'Den jämförbara serien går från 3,0 (2022) till 3,5 (2023). Serien bryts före 2022: för få frågor är gemensamma.',
    );
  });

  test('says in words that a comparable value lies outside the scale, and does not clamp it', () => {
    const series = seriesOf([{ official: 0.5 }, { official: 1, delta: 1.5 }]);
    expect(series.years[0]).toMatchObject({ linked: -0.5, isOutOfRange: true });
    expect(yearNotes(swedish, series.years[0]!, scale)[0]).toContain('utanför skalan 0–5');
    expect(seriesSummary(swedish, series)).toContain('Det jämförbara värdet för 2020 ligger utanför skalan.');
  });

  test('leaves a year beside the line that was signed when the next had been compared with another', () => {
    const series = seriesOf([{ official: 2 }, { official: 4, delta: 2 }, { official: 3, delta: 1, from: '2020' }]);
    expect(linkedOf(series.years)).toEqual([2, null, 3]);
    expect(series.years[1]).toMatchObject({ official: 4, isBesideLine: true, link: null });
    expect(yearNotes(swedish, series.years[1]!, scale)).toHaveLength(1);
  });

  test('shows the newest value of a year that was signed again, and names the revision the line rests on', () => {
    const series = seriesOf([
      { official: 2.5, replaced: 2 },
      { official: 3, delta: 1, from: 'R2020' },
    ]);
    expect(series.years[0]).toMatchObject({ official: 2.5, linked: 2, comparedRevision: 1, isBesideLine: false });
    expect(yearNotes(swedish, series.years[0]!, scale)).toEqual([
      'Har godkänts på nytt sedan dess. Linjen räknas på revision 1.',
    ]);
  });

  test('of a replaced revision ends in that revision’s value', () => {
    const series = seriesOf([{ official: 2.5, replaced: 2 }], 'R2020');
    expect(series.years[0]).toMatchObject({ official: 2, linked: 2, comparedRevision: null });
  });

  test('tells a part that an earlier questionnaire did not have from one that nobody answered', () => {
    const input = over([{ official: 2 }, { official: 3 }]);
    const series = describeSeries({ ...input, scores: input.scores.slice(1) }, NODES)[0]!;
    expect(series.years[0]).toMatchObject({ status: 'not_asked', official: null, linked: null });
    expect(missingText(swedish, series.years[0]!)).toBe('Ingick inte i enkäten');
  });

  test('without any published value says so, and never shows a zero', () => {
    const series = seriesOf([{ official: null }, { official: null, delta: 0.2 }]);
    expect(linkedOf(series.years)).toEqual([null, null]);
    expect(series.anchor).toBeNull();
    expect(seriesSummary(swedish, series)).toBe('Inga värden att visa.');
  });

  test('writes a change with two decimals, a sign and how sure it is', () => {
    const link = { to: '2020', isFar: false, isComparable: true, change: 0.155, label: 'possible_increase' as const };
    expect(linkChangeText(swedish, link)).toBe('+0,16, möjlig ökning');
    expect(linkChangeText(swedish, null)).toBe('–');
  });
});
