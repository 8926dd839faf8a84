import { type Block, paragraph, type Sheet, type SheetValue } from '#app/documents/model';
import { countReached } from '#app/domain/benchmark/fact-counts';
import type { Fact } from '#app/domain/questionnaire/schema';
import { columnsOf } from './report-columns';
import { type FactContent, MUNICIPALITIES } from './report-content';
import { groupName, type ReportWords, totalOf, withheldWords } from './report-words';

/** How many of the municipalities have reached what each fact asks about: `9 av 12 svarar ja.` */
export function describeFacts(words: ReportWords): Block[] {
  const { content, questionnaire, language, t } = words;
  if (questionnaire.facts.length === 0) return [paragraph(t('report.facts.none'))];
  const counted = new Map(
    content.facts.counted.filter(({ group }) => group === MUNICIPALITIES).map((one) => [one.code, one]),
  );
  return [
    paragraph(t('report.facts.reading')),
    {
      kind: 'table',
      caption: t('report.facts.table'),
      columns: [
        { header: t('report.facts.fact'), kind: 'text', width: 4 },
        { header: t('report.facts.reached'), kind: 'text', width: 3 },
        { header: t('report.facts.basis'), kind: 'text', width: 3 },
      ],
      rows: questionnaire.facts.map((fact) => [
        fact.question[language],
        ...reachedWords(words, fact, counted.get(fact.code)),
      ]),
    },
  ];
}

/** How many have reached it, in which years if it has a date, and of how many; or why that is not shown. */
function reachedWords(words: ReportWords, { kind }: Fact, fact: FactContent | undefined): [string, string | null] {
  const { t } = words;
  if (!fact) return [t('compare.notShown', { reason: t('compare.hidden.nobody') }), null];
  const { categories, counts, group } = fact;
  const withheld = withheldWords(words, counts, group);
  if (!counts.isShown) return [withheld ?? '', null];
  const years = categories.flatMap((one, place) => (isYear(one) ? [`${one}: ${counts.counts[place]}`] : []));
  return [
    [t(`compare.facts.reached.${kind}`, { count: countReached(fact), n: counts.n }), years.join(', ')].join(' ').trim(),
    withheld ?? t('report.of', { n: counts.n, total: totalOf(words, group) }),
  ];
}

const isYear = (category: string) => /^\d/.test(category);

const factOf = ({ questionnaire }: ReportWords, code: string) => questionnaire.facts.find((fact) => fact.code === code);

/** Every group's facts, a row for each answer with how many gave it; one with the reason where that is not shown. */
export function factsSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { content, language, t } = words;
  return {
    name: t('report.excel.facts'),
    columns: [
      column('group', 34),
      column('factCode', 26),
      column('fact', 60),
      column('factAnswer', 16),
      column('count', 10),
      column('counted', 12),
      column('reason', 60),
    ],
    rows: content.facts.counted.flatMap((one): SheetValue[][] => {
      const { group, code, categories, counts } = one;
      const head = [groupName(words, group), code, factOf(words, code)?.question[language] ?? null];
      const withheld = withheldWords(words, counts, group);
      if (!counts.isShown) return [[...head, null, null, null, withheld]];
      return categories.map((category, place) => [
        ...head,
        isYear(category) ? category : t(`compare.facts.category.${category}`),
        counts.counts[place] ?? 0,
        counts.n,
        withheld,
      ]);
    }),
  };
}

/** What is stated by those who show their answers by name within the county. */
export function namedFactsSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'report');
  const { content, language, t } = words;
  return {
    name: t('report.excel.namedFacts'),
    columns: [
      column('organisation', 30),
      column('kind', 20),
      column('factCode', 26),
      column('fact', 60),
      column('stated', 20),
      column('reason', 30),
    ],
    rows: content.facts.named.flatMap(({ name, kind, values }) =>
      values.map(({ code, value }): SheetValue[] => [
        name,
        t(`report.kind.${kind}`),
        code,
        factOf(words, code)?.question[language] ?? null,
        statedValue(words, factOf(words, code), value),
        value === null ? t('compare.facts.category.empty') : null,
      ]),
    ),
  };
}

function statedValue({ t }: ReportWords, fact: Fact | undefined, value: string | null): SheetValue {
  if (value === null) return null;
  if (fact?.kind === 'yes_no') return t(`compare.facts.category.${value}`);
  return fact?.kind === 'number' && Number.isFinite(Number(value)) ? Number(value) : value;
}
