import { expect, test } from 'vitest';
import { applySaveRequest, refuseAll, statusOf } from '#app/features/answering/apply-save-request.server';
import { parseSaveRequest } from '#app/features/answering/save-request';
import { newId } from '#db/ids';
import { change } from '#test/support/county';

const request = (part: object = {}) => ({
  responseId: newId(),
  version: 'orebro-lan@1.0.0',
  answers: [],
  facts: [],
  ...part,
});
const parsed = (part: object) => parseSaveRequest(JSON.stringify(request(part)));
const fact = { mutationId: newId(), fact: 'SDK_FLODEN', value: '3', baseRevision: 0 };

test('a save is read as it was sent', () => {
  const answers = [change('INF1.1', { comment: 'å 😀' })];
  expect(parsed({ answers, facts: [fact] })).toMatchObject({ answers, facts: [fact] });
});

test('what only one change has wrong is left for that change to be refused', () => {
  const answers = [
    change('nonsense', { level: 2.5, comment: 'x'.repeat(40_000) }),
    change('INF1.1', { kind: 'x' as 'DK' }),
  ];
  expect(parsed({ answers })?.answers).toHaveLength(2);
});

test('fields that nobody asked for are left out', () => {
  const answers = [{ ...change('INF1.1'), revision: 9, saved_at: 'x', personId: newId() }];
  const read = parsed({ answers, role: 'admin', status: 'signed', organisationIds: [newId()] });
  expect(Object.keys(read ?? {}).sort()).toEqual(['answers', 'facts', 'responseId', 'version']);
  expect(Object.keys(read?.answers[0] ?? {}).sort()).toEqual(Object.keys(change('INF1.1')).sort());
});

test.each<[string, string]>([
  ['no JSON', '{'],
  ['an empty body', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['a key that reaches the prototype', `{"__proto__":{"isAdmin":true},${JSON.stringify(request()).slice(1)}`],
  ['the same inside an answer', JSON.stringify(request({ answers: [{ constructor: { prototype: { x: 1 } } }] }))],
  ['nesting of 20 000 lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['a level as text', JSON.stringify(request({ answers: [{ ...change('INF1.1'), level: '3' }] }))],
  [
    'a comment that is an object',
    JSON.stringify(request({ answers: [{ ...change('INF1.1'), comment: { formula: 'x' } }] })),
  ],
  ['a mutation id that is none', JSON.stringify(request({ answers: [{ ...change('INF1.1'), mutationId: 'x' }] }))],
  ['a negative revision', JSON.stringify(request({ answers: [{ ...change('INF1.1'), baseRevision: -1 }] }))],
  ['a revision beyond numbers', JSON.stringify(request({ answers: [{ ...change('INF1.1'), baseRevision: 1e300 }] }))],
  ['101 changes', JSON.stringify(request({ answers: Array.from({ length: 101 }, () => change('INF1.1')) }))],
  ['a response id that is none', JSON.stringify(request({ responseId: "1' or '1'='1" }))],
])('unreadable: %s', (_name, body) => {
  expect(parseSaveRequest(body)).toBeNull();
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test('the status of a request says what most needs attention', () => {
  const answer = (outcome: object) => ({ mutationId: newId(), indicator: 'INF1.1', ...outcome }) as never;
  const saved = answer({ status: 'saved', revision: 1, savedAt: '' });
  const refused = (reason: string) => answer({ status: 'refused', reason });
  const of = (...answers: never[]) => statusOf({ answers, facts: [] });
  expect(of()).toBe(200);
  expect(of(saved)).toBe(200);
  expect(of(saved, refused('unknown_level'))).toBe(422);
  expect(of(refused('unknown_level'), refused('locked'))).toBe(423);
  expect([of(refused('submitted')), of(refused('archived'))]).toEqual([423, 423]);
  expect(of(refused('locked'), answer({ status: 'conflict', stored: {} }))).toBe(409);
  expect(of(answer({ status: 'conflict', stored: {} }), refused('not_found'))).toBe(404);
  expect(statusOf(refuseAll({ answers: [change('INF1.1')], facts: [fact] }, 'not_found'))).toBe(404);
});

test('a request with nothing in it touches nothing', async () => {
  const untouchable = null as never;
  const saving = { assessmentId: newId(), organisationIds: [], personId: newId(), now: new Date(0) };
  expect(await applySaveRequest({ db: untouchable, saves: untouchable }, request(), saving)).toEqual({
    answers: [],
    facts: [],
  });
});
