import { type Block, heading, type Run } from '#app/documents/model';
import { formatDate } from '#app/i18n/format';
import type { PlannedAction } from './plan-content';
import { areaNamesOf, collaborationName, joined, type PlanWords, questionText } from './plan-words';

type Fact = [label: string, value: string];

/** One action in full: everything that somebody has written about it. */
export function describeAction(words: PlanWords, action: PlannedAction, level: 3 | 4): Block[] {
  const { t } = words;
  const { title, description, effectGoal, outcome } = action.content;
  return [
    heading(level, title),
    ...longText(t('plan.field.description'), description),
    ...longText(t('plan.field.effectGoal'), effectGoal),
    factList(factsOf(words, action)),
    ...questionsOf(words, action),
    ...checksOf(words, action),
    ...longText(t('plan.field.outcome'), outcome),
    ...notesOf(words, action),
  ];
}

/** A text of its own under a bold label; nothing where nothing is written. */
export function longText(label: string, text: string): Block[] {
  return text === '' ? [] : [{ kind: 'paragraph', runs: [{ text: `${label}: `, isBold: true }, { text }] }];
}

export function factList(facts: readonly Fact[]): Block {
  const item = ([label, value]: Fact): Run[] => [{ text: `${label}: `, isBold: true }, { text: value }];
  return { kind: 'list', items: facts.map(item) };
}

/** What is chosen or known of an action in few words; nothing where nothing is. */
export function factsOf(words: PlanWords, action: PlannedAction): Fact[] {
  const { t } = words;
  const { content, isOverdue, movedOverFrom, movedOverTo, sinceDecision } = action;
  const status = t(`plan.status.${content.status}`);
  const facts: [string, string | null][] = [
    [t('plan.field.status'), isOverdue ? `${status}, ${t('plan.overdue').toLowerCase()}` : status],
    [t('plan.field.responsible'), content.responsible || t('plan.nothing')],
    [t('plan.field.startsOn'), content.startsOn],
    [t('plan.field.dueOn'), content.dueOn ?? t('plan.noDate')],
    [t('plan.field.costClass'), content.costClass && t(`plan.costClass.${content.costClass}`)],
    [t('plan.field.areas'), areaNamesOf(words, content.areas).join(', ')],
    [
      t('plan.field.collaborationArea'),
      content.collaborationArea && collaborationName(words, content.collaborationArea),
    ],
    [t('plan.field.perspective'), content.perspective && t(`plan.perspective.${content.perspective}`)],
    [t('plan.field.rusGoal'), content.rusGoal],
    [t('plan.field.obstacle'), content.obstacle && t(`plan.obstacle.${content.obstacle}`)],
    [t('planFiles.movedOver'), movedOverFrom && t('planFiles.movedFrom', { round: movedOverFrom })],
    [t('planFiles.goesOn'), movedOverTo && t('planFiles.movedTo', { round: movedOverTo })],
    [t('planFiles.jointAction'), action.jointAction],
    [t('planFiles.sinceDecision'), sinceDecision && t(`plan.since.${sinceDecision}`)],
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact[1]));
}

function questionsOf(words: PlanWords, { content }: PlannedAction): Block[] {
  const { t } = words;
  if (content.indicators.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('plan.field.indicators'),
      columns: [
        { header: t('planFiles.column.code'), kind: 'text' },
        { header: t('planFiles.column.question'), kind: 'text', width: 6 },
        { header: t('planFiles.column.from'), kind: 'number' },
        { header: t('plan.action.target'), kind: 'number' },
      ],
      rows: content.indicators.map(({ code, fromLevel, target }) => [
        code,
        questionText(words, code),
        fromLevel ?? t('plan.action.unknown'),
        target,
      ]),
    },
  ];
}

export function checksOf({ t }: PlanWords, { content: { checks } }: PlannedAction): Block[] {
  if (checks.length === 0) return [];
  const done = checks.filter(({ isDone }) => isDone).length;
  return [
    {
      kind: 'paragraph',
      runs: [
        { text: `${t('plan.field.checks')}: `, isBold: true },
        { text: t('plan.checked', { done, of: checks.length }) },
      ],
    },
    {
      kind: 'list',
      items: checks.map(({ text, isDone }) => [
        { text: `${t(isDone ? 'plan.action.checked' : 'plan.action.unchecked')} `, isBold: true },
        { text },
      ]),
    },
  ];
}

/** Every note with its day and who wrote it, the newest first. */
export function notesOf({ t }: PlanWords, { notes }: PlannedAction): Block[] {
  if (notes.length === 0) return [];
  return [
    { kind: 'paragraph', runs: [{ text: t('plan.notes.title'), isBold: true }] },
    {
      kind: 'list',
      items: notes.map(({ text, notedAt, personName }) => [
        { text: `${formatDate(notedAt)}, ${personName}: `, isBold: true },
        { text },
      ]),
    },
  ];
}

/** The tables that boards know: what, with which goal, by whom; one for each collaboration area. */
export function tableOf(words: PlanWords, caption: string, actions: readonly PlannedAction[]): Block {
  const { t } = words;
  return {
    kind: 'table',
    caption,
    columns: [
      { header: t('plan.field.title'), kind: 'text', width: 4 },
      { header: t('plan.field.effectGoal'), kind: 'text', width: 4 },
      { header: t('planFiles.column.responsible'), kind: 'text', width: 4 },
    ],
    rows: actions.map(({ content }) => [
      content.title,
      content.effectGoal || joined(t, areaNamesOf(words, content.areas)) || '–',
      content.responsible || '–',
    ]),
  };
}
