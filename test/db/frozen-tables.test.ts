import { expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from '#test/support/source-files';

/** What is signed, frozen or logged: rows are added, and superseded by newer rows, but never changed or taken away. */
const FROZEN = [
  'action_notes',
  'action_versions',
  'answer_versions',
  'audit_events',
  'consensus_versions',
  'fact_versions',
  'counted_sign_offs',
  'group_appendices',
  'group_statistics',
  'joint_action_messages',
  'joint_action_steps',
  'joint_action_versions',
  'names_shown',
  'node_changes',
  'node_scores',
  'panel_changes',
  'plan_decision_actions',
  'plan_decisions',
  'rank_results',
  'report_comment_versions',
  'round_closings',
  'nodes',
  'questionnaire_versions',
  'sharings',
  'sign_offs',
  'signed_answers',
  'signed_facts',
  'snapshots',
];
const names = FROZEN.join('|');
const CHANGES = [
  new RegExp(`\\b(?:updateTable|deleteFrom|replaceInto|mergeInto)\\(\\s*['"\`](${names})\\b`, 'g'),
  new RegExp(
    `\\binsertInto\\(\\s*['"\`](${names})['"\`\\s][^;]*?\\b(?:onConflict|onDuplicateKeyUpdate|orReplace)\\(`,
    'g',
  ),
  new RegExp(`\\b(?:update|delete from|replace into|truncate|drop table)\\s+(?:table\\s+)?"?(${names})\\b`, 'gi'),
];

function findChanges(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    CHANGES.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => `${path}: ${match[1]}`)),
  );
}

test('no code changes or deletes what is signed, frozen or logged', () => {
  const files = [...sourceFiles('db'), ...sourceFiles('app')];
  expect(files.length).toBeGreaterThan(100);
  expect(findChanges(files)).toEqual([]);
});

test('the search finds each way of doing it', () => {
  const planted = [
    `return db.updateTable('sign_offs').set({ person_name: '' }).execute();`,
    `trx\n  .deleteFrom(\n    'audit_events as event')`,
    `db.insertInto('node_scores').values(rows).onConflict((conflict) => conflict.doNothing())`,
    `sql\`UPDATE "signed_answers" set level = 5\``,
    `sql\`delete from answer_versions\``,
  ];
  expect(planted.map((text) => findChanges([{ path: 'x.ts', text }]))).toEqual([
    ['x.ts: sign_offs'],
    ['x.ts: audit_events'],
    ['x.ts: node_scores'],
    ['x.ts: signed_answers'],
    ['x.ts: answer_versions'],
  ]);
  const innocent = `db.insertInto('sign_offs').values(row).execute(); db.updateTable('answers').onConflict();`;
  expect(findChanges([{ path: 'x.ts', text: innocent }])).toEqual([]);
});

/** The frozen statistics have revisions: whoever reads a table itself reads all of them at once. */
const REVISED = 'counted_sign_offs|group_statistics|rank_results|panel_changes|group_appendices|round_closings';
const READS = new RegExp(`\\b(?:selectFrom|innerJoin|leftJoin)\\(\\s*['"](${REVISED})(?=['" ])`, 'g');
/** Asks for a revision by its number. */
const BY_NUMBER = /\.where\('(?:\w+\.)?revision', '='/;

test('statistics are read as they are in force, or by the number of their revision', () => {
  const reading = [...sourceFiles('db/queries'), ...sourceFiles('app')].filter(({ text }) => text.search(READS) !== -1);
  expect(reading.filter(({ text }) => !BY_NUMBER.test(text)).map(({ path }) => path)).toEqual([]);
  expect(reading.length).toBeGreaterThan(0);
});
