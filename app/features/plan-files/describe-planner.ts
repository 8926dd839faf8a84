import type { SheetValue, Stamp, Workbook } from '#app/documents/model';
import type { ActionStatus } from '#app/domain/plan/action';
import { actionLines, checkLines } from './action-lines';
import type { PlannedAction } from './plan-content';
import { areaNamesOf, collaborationName, isCancelled, type PlanWords, titleOf } from './plan-words';

/** Planner's three degrees of progress, by its own English names, and in percent, which is how flows set them. */
const PROGRESS: Readonly<Record<ActionStatus, readonly [name: string, percent: number]>> = {
  proposed: ['Not started', 0],
  decided: ['Not started', 0],
  ongoing: ['In progress', 50],
  done: ['Completed', 100],
  cancelled: ['Not started', 0],
};

const COLUMNS = [
  ['taskName', 'Task Name', 40],
  ['bucketName', 'Bucket Name', 28],
  ['progress', 'Progress', 14],
  ['percent', 'Percent Complete', 10],
  ['startDate', 'Start Date', 12],
  ['dueDate', 'Due Date', 12],
  ['labels', 'Labels', 24],
  ['checklist', 'Checklist Items', 40],
  ['description', 'Description', 60],
] as const;

/**
 * One row a task for a flow that makes tasks in Microsoft Planner. Column names are the same in both languages, since
 * flows go by them; days are texts, which flows read as they stand. Cancelled actions become no tasks.
 */
export function describePlanner(words: PlanWords, stamp: Stamp): Workbook {
  const { content, language, t } = words;
  const { organisation, round, actions } = content;
  const said = (key: string) => t(`document.sheet.${key}`);
  return {
    title: titleOf(words),
    language,
    author: organisation.formalName,
    stamp,
    continued: (part, parts) => t('document.continued', { part, parts }),
    sheets: [
      {
        name: 'Planner',
        columns: COLUMNS.map(([key, header, width]) => ({
          header,
          width,
          description: t(`planFiles.planner.column.${key}`),
        })),
        rows: actions.filter((action) => !isCancelled(action)).map((action) => rowOf(words, action)),
      },
    ],
    dictionary: {
      name: said('dictionary'),
      sheet: said('sheet'),
      column: said('column'),
      description: said('description'),
      about: [
        [t('document.about.organisation'), organisation.formalName],
        [t('document.about.round'), round.label],
        [
          t('planFiles.planner.leftOut'),
          t('planFiles.planner.leftOutText', { count: actions.filter(isCancelled).length }),
        ],
        [t('document.about.snapshot'), stamp.snapshotId],
        [t('document.about.checksum'), stamp.checksum],
      ],
    },
  };
}

function rowOf(words: PlanWords, action: PlannedAction): SheetValue[] {
  const { t } = words;
  const { id, content } = action;
  const [bucket] = areaNamesOf(words, content.areas);
  return [
    content.title,
    bucket ?? t('plan.noArea'),
    ...PROGRESS[content.status],
    content.startsOn,
    content.dueOn,
    content.collaborationArea === null ? null : collaborationName(words, content.collaborationArea),
    checkLines(action).join('\n'),
    // A task has one bucket and few fields: whatever they can't hold stands here.
    [...actionLines(words, action), `mognad-id: ${id}`].join('\n'),
  ];
}
