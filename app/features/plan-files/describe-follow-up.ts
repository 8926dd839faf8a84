import { type Block, type Document, heading, note, paragraph } from '#app/documents/model';
import type { ActionStatus } from '#app/domain/plan/action';
import { checksOf, factList, longText, notesOf } from './describe-action';
import { progressTable } from './describe-coordination';
import type { PlannedAction } from './plan-content';
import { type PlanWords, standingWords, statusCounts } from './plan-words';

/** What has come furthest first. */
const BY_PROGRESS: readonly ActionStatus[] = ['done', 'ongoing', 'decided', 'proposed', 'cancelled'];

/** The yearly follow-up: how it went with each action, what came of it, and what goes on in a later plan. */
export function describeFollowUp(words: PlanWords): Omit<Document, 'stamp'> {
  const { content, language, t } = words;
  const { actions, organisation, round, day } = content;
  return {
    title: t('planFiles.followUp.title', { organisation: organisation.formalName, round: round.label }),
    subtitle: t('planFiles.followUp.day', { day }),
    language,
    author: organisation.formalName,
    blocks: [
      note(standingWords(words)),
      ...(actions.length === 0 ? [paragraph(t('planFiles.noActions'))] : summarise(words)),
      ...BY_PROGRESS.flatMap((status) => {
        const those = actions.filter((action) => action.content.status === status);
        if (those.length === 0) return [];
        return [heading(2, t(`planFiles.followUp.${status}`)), ...those.flatMap((action) => followUp(words, action))];
      }),
    ],
  };
}

function summarise(words: PlanWords): Block[] {
  const { content, t } = words;
  const { actions } = content;
  const moved = actions.filter(({ movedOverTo }) => movedOverTo !== null).length;
  return [
    heading(2, t('planFiles.followUp.summary')),
    paragraph(
      t('planFiles.content', { count: actions.length, statuses: statusCounts(words, actions) }),
      t('planFiles.followUp.moved', { count: moved }),
    ),
    progressTable(words),
    {
      kind: 'table',
      caption: t('planFiles.followUp.table'),
      columns: [
        { header: t('plan.field.title'), kind: 'text', width: 4 },
        { header: t('planFiles.column.responsible'), kind: 'text', width: 4 },
        { header: t('plan.field.status'), kind: 'text', width: 2 },
        { header: t('plan.field.dueOn'), kind: 'text', width: 2 },
        { header: t('planFiles.column.goesOn'), kind: 'text', width: 2 },
      ],
      rows: actions.map(({ content: action, isOverdue, movedOverTo }) => [
        action.title,
        action.responsible || '–',
        t(`plan.status.${action.status}`) + (isOverdue ? `, ${t('plan.overdue').toLowerCase()}` : ''),
        action.dueOn ?? '–',
        movedOverTo ?? '–',
      ]),
    },
  ];
}

function followUp(words: PlanWords, action: PlannedAction): Block[] {
  const { t } = words;
  const { title, responsible, dueOn, outcome, effectGoal, obstacle } = action.content;
  const goesOn = action.movedOverTo ? t('planFiles.movedTo', { round: action.movedOverTo }) : '';
  const facts = [
    [t('plan.field.responsible'), responsible],
    [t('plan.field.dueOn'), dueOn ?? ''],
    [t('plan.field.obstacle'), obstacle === null ? '' : t(`plan.obstacle.${obstacle}`)],
    [t('planFiles.goesOn'), goesOn],
  ] as const;
  const known = facts.filter(([, value]) => value !== '').map(([label, value]): [string, string] => [label, value]);
  return [
    heading(3, title),
    ...longText(t('plan.field.effectGoal'), effectGoal),
    ...longText(t('plan.field.outcome'), outcome || t('planFiles.followUp.noOutcome')),
    ...(known.length > 0 ? [factList(known)] : []),
    ...checksOf(words, action),
    ...notesOf(words, action),
  ];
}
