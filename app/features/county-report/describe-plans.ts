import { type Block, heading, list, paragraph, type Sheet, type SheetValue } from '#app/documents/model';
import type { PlanSums } from '#app/domain/benchmark/plan-sums';
import { columnsOf } from './report-columns';
import type { JointContent } from './report-content';
import { nameOf, type ReportWords } from './report-words';

/** The plans as far as they are shared, and the joint actions. */
export function describePlans(words: ReportWords): Block[] {
  const { content, t } = words;
  const { day, shared, effects } = content.plans;
  return [
    paragraph(t('joint.report.shared', { day })),
    paragraph(t('joint.report.named', { count: shared.named.length })),
    ...(shared.named.length > 0 ? [namedTable(words)] : []),
    ...describeSums(words, shared.sums),
    ...(effects.actions > 0 ? [paragraph(t('joint.report.effects', { ...effects, count: effects.actions }))] : []),
    heading(3, t('joint.report.heading')),
    content.plans.joint.length > 0 ? jointTable(words) : paragraph(t('joint.report.jointNone')),
  ];
}

function describeSums({ content, t }: ReportWords, sums: PlanSums): Block[] {
  const { k } = content.parameters;
  const { units, total, refusal, counts } = sums;
  if (units === 0) return [paragraph(t('joint.plans.sumsText', { count: units }))];
  if (refusal)
    return [paragraph(t('joint.plans.sumsText', { count: units }), t(`joint.plans.refused.${refusal}`, { k }))];
  return [
    paragraph(t('joint.plans.sumsText', { count: units })),
    list([
      t('joint.plans.sumTotal', { count: total ?? 0 }),
      counts === null
        ? t('joint.plans.partsHidden', { k })
        : t(counts.overdue === null ? 'joint.plans.sumCoarse' : 'joint.plans.sumParts', { ...counts }),
    ]),
  ];
}

function namedTable({ content, t }: ReportWords): Block {
  return {
    kind: 'table',
    caption: t('joint.report.table'),
    columns: [
      { header: t('county.organisation'), kind: 'text', width: 3 },
      ...(['total', 'open', 'overdue', 'done', 'joint'] as const).map((one) => ({
        header: t(`joint.plans.count.${one}`),
        kind: 'number' as const,
      })),
    ],
    rows: content.plans.shared.named.map(({ name, counts, joint }) =>
      // No plan has been decided: that is no plan with nothing in it.
      counts === null
        ? [name, null, null, null, null, null]
        : [name, counts.total, counts.open, counts.overdue, counts.done, joint],
    ),
  };
}

function jointTable(words: ReportWords): Block {
  const { content, t } = words;
  return {
    kind: 'table',
    caption: t('joint.report.jointTable'),
    columns: [
      { header: t('joint.column.title'), kind: 'text', width: 3 },
      { header: t('joint.column.status'), kind: 'text', width: 1.6 },
      { header: t('joint.report.accepted'), kind: 'number' },
      { header: t('joint.report.declined'), kind: 'number' },
      { header: t('joint.report.waiting'), kind: 'number' },
      { header: t('joint.report.progress'), kind: 'text', width: 2.4 },
    ],
    rows: content.plans.joint.map((one) => [
      one.title,
      t(`joint.status.${one.status}`),
      one.accepted,
      one.declined,
      one.waiting,
      progressText(words, one),
    ]),
  };
}

function progressText({ content, t }: ReportWords, { progress }: JointContent): string {
  if (progress === null) return t('joint.report.progressHidden', { k: content.parameters.k });
  return progress.map(({ status, count }) => `${t(`plan.status.${status}`)}: ${count}`).join(', ');
}

/** The plans that are shown by name, and the sums of the others as far as they are shown. */
export function plansSheet(words: ReportWords): Sheet {
  const { content, t } = words;
  const column = columnsOf(words, 'joint');
  const { named, sums } = content.plans.shared;
  const ofSums: SheetValue[] = [
    t('joint.excel.sums', { count: sums.units }),
    sums.total,
    sums.counts?.open ?? null,
    sums.counts?.overdue ?? null,
    sums.counts?.done ?? null,
    null,
    hiddenSums(words, sums),
  ];
  return {
    name: t('joint.excel.plans'),
    columns: [
      column('organisation', 40),
      ...['total', 'open', 'overdue', 'done', 'linked'].map((key) => column(key, 14)),
      column('reason', 60),
    ],
    rows: [
      ...named.map(({ name, counts, joint }): SheetValue[] =>
        counts === null
          ? [name, null, null, null, null, null, t('joint.plans.notDecided')]
          : [name, counts.total, counts.open, counts.overdue, counts.done, joint, null],
      ),
      ...(sums.units > 0 ? [ofSums] : []),
    ],
  };
}

/** What of the sums is not shown, and why; null when all of them are. */
function hiddenSums({ content, t }: ReportWords, { refusal, counts }: PlanSums): string | null {
  const { k } = content.parameters;
  if (refusal) return t(`joint.plans.refused.${refusal}`, { k });
  if (counts === null) return t('joint.plans.partsHidden', { k });
  return counts.overdue === null ? t('joint.excel.overdueHidden', { k }) : null;
}

/** The same per focus area: an action of two areas counts in both. */
export function areaPlansSheet(words: ReportWords): Sheet {
  const { content, t } = words;
  const column = columnsOf(words, 'joint');
  const { named, areas, sums } = content.plans.shared;
  const part = (area: string | null) => [area, area === null ? t('joint.plans.noArea') : nameOf(words, area)];
  const ofNamed = areas.map(({ area, total, ongoing, overdue, done }): SheetValue[] => [
    t('joint.excel.named'),
    ...part(area),
    total,
    ongoing,
    overdue,
    done,
    null,
  ]);
  return {
    name: t('joint.excel.areas'),
    columns: [
      column('plansOf', 40),
      column('areaCode', 10),
      column('area', 40),
      ...['total', 'ongoing', 'overdue', 'done'].map((key) => column(key, 14)),
      column('reason', 60),
    ],
    rows: [...(named.some(({ counts }) => counts !== null) ? ofNamed : []), ...areaSums(words, sums, part)],
  };
}

function areaSums({ content, t }: ReportWords, sums: PlanSums, part: (area: string) => SheetValue[]): SheetValue[][] {
  const { k } = content.parameters;
  const plansOf = t('joint.excel.sums', { count: sums.units });
  if (sums.units === 0) return [];
  if (sums.areas === null) {
    const reason = sums.refusal ? t(`joint.plans.refused.${sums.refusal}`, { k }) : t('joint.plans.areasHidden', { k });
    return [[plansOf, null, null, null, null, null, null, reason]];
  }
  return sums.areas.map(({ area, count }) => [
    plansOf,
    ...part(area),
    count,
    null,
    null,
    null,
    t('joint.excel.onlyTotal'),
  ]);
}

/** What has happened with the questions of finished actions, where both are shown by name. */
export function effectsSheet(words: ReportWords): Sheet {
  const column = columnsOf(words, 'joint');
  const { actions, organisations, up, same, down, reached } = words.content.plans.effects;
  return {
    name: words.t('joint.excel.effects'),
    columns: ['followed', 'followedBy', 'up', 'same', 'down', 'reached'].map((key) => column(key, 18)),
    rows: actions > 0 ? [[actions, organisations, up, same, down, reached]] : [],
  };
}

/** The joint actions that have been offered, with what has been answered. */
export function jointSheet(words: ReportWords): Sheet {
  const { content, t } = words;
  const column = columnsOf(words, 'joint');
  return {
    name: t('joint.excel.joint'),
    columns: [
      column('title', 50),
      column('status', 20),
      column('offeredOn', 14),
      ...['accepted', 'declined', 'waiting'].map((key) => column(key, 14)),
      column('progress', 50),
    ],
    rows: content.plans.joint.map((one): SheetValue[] => [
      one.title,
      t(`joint.status.${one.status}`),
      one.offeredOn,
      one.accepted,
      one.declined,
      one.waiting,
      progressText(words, one),
    ]),
  };
}
