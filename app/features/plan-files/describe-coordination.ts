import { type Block, paragraph, type Table } from '#app/documents/model';
import { planProgress } from '#app/domain/plan/progress';
import { isOpen } from '#app/domain/plan/status';
import type { PlannedAction } from './plan-content';
import { areaNamesOf, isCancelled, type PlanWords } from './plan-words';

/** Who answers for what, when it is to be done, and how far it has come. */
export function describeCoordination(words: PlanWords): Block[] {
  const { content, t } = words;
  const inForce = content.actions.filter((action) => !isCancelled(action));
  if (inForce.length === 0) return [paragraph(t('planFiles.coordination.nothing'))];
  return [
    ...describeTime(words, inForce),
    responsibleTable(words, inForce),
    progressTable(words),
    ...describeOverdue(words, inForce),
    ...describeOutcomes(words, inForce),
  ];
}

function describeTime({ t }: PlanWords, actions: readonly PlannedAction[]): Block[] {
  const open = actions.filter(({ content }) => isOpen(content.status));
  const dated = open
    .flatMap(({ content: { title, dueOn } }) => (dueOn === null ? [] : [{ title, dueOn }]))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const [first, last] = [dated[0], dated.at(-1)];
  const undated = open.length - dated.length;
  const sentences = [
    first && dated.length === 1 ? t('planFiles.coordination.only', { title: first.title, date: first.dueOn }) : '',
    first && last && dated.length > 1
      ? t('planFiles.coordination.span', {
          first: first.title,
          firstDate: first.dueOn,
          last: last.title,
          lastDate: last.dueOn,
        })
      : '',
    undated > 0 ? t('planFiles.coordination.undated', { count: undated }) : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length > 0 ? [paragraph(...sentences)] : [];
}

/** Each responsible function with its actions, in the order in which they first appear. */
export function responsibleTable({ t }: PlanWords, actions: readonly PlannedAction[]): Table {
  const names = [...new Set(actions.map(({ content }) => content.responsible))];
  return {
    kind: 'table',
    caption: t('planFiles.table.responsible'),
    columns: [{ header: t('planFiles.column.responsible'), kind: 'text', width: 4 }, ...countColumns(t)],
    rows: names.map((name) => {
      const own = actions.filter(({ content }) => content.responsible === name);
      return [
        name || t('planFiles.coordination.nobody'),
        own.length,
        own.filter(({ content }) => content.status === 'ongoing').length,
        own.filter(({ content }) => content.status === 'done').length,
        own.filter(({ isOverdue }) => isOverdue).length,
      ];
    }),
  };
}

export function progressTable(words: PlanWords): Table {
  const { content, areas, t } = words;
  const progress = planProgress(
    content.actions.map((action) => action.content),
    areas.map(({ code }) => code),
    content.day,
  );
  return {
    kind: 'table',
    caption: t('planFiles.table.progress', { day: content.day }),
    columns: [{ header: t('plan.field.areas'), kind: 'text', width: 4 }, ...countColumns(t)],
    rows: progress.map(({ area, total, ongoing, done, overdue }) => [
      area === null ? t('plan.noArea') : areaNamesOf(words, [area])[0]!,
      total,
      ongoing,
      done,
      overdue,
    ]),
  };
}

const countColumns = (t: PlanWords['t']) => [
  { header: t('planFiles.column.actions'), kind: 'number' as const },
  { header: t('plan.status.ongoing'), kind: 'number' as const },
  { header: t('planFiles.column.done'), kind: 'number' as const },
  { header: t('plan.overdueOnly'), kind: 'number' as const },
];

function describeOverdue({ content, t }: PlanWords, actions: readonly PlannedAction[]): Block[] {
  const late = actions.filter(({ isOverdue }) => isOverdue);
  if (late.length === 0) return [paragraph(t('planFiles.coordination.nothingLate', { day: content.day }))];
  return [
    paragraph(t('planFiles.coordination.late', { day: content.day })),
    {
      kind: 'list',
      items: late.map((action) => [
        { text: `${action.content.dueOn} `, isBold: true },
        { text: [action.content.title, action.content.responsible].filter((part) => part !== '').join(', ') },
      ]),
    },
  ];
}

function describeOutcomes({ t }: PlanWords, actions: readonly PlannedAction[]): Block[] {
  const done = actions.filter(({ content }) => content.status === 'done');
  if (done.length === 0) return [];
  const written = done.filter(({ content }) => content.outcome !== '').length;
  return [paragraph(t('planFiles.coordination.outcomes', { count: written, done: done.length }))];
}
