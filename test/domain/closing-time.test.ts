import { expect, test } from 'vitest';
import { closingTime } from '#app/domain/closing-time';

const closes_at = '2026-12-22T22:59:00.000Z';

test('a round closes as planned, or when it was closed by hand before that', () => {
  expect(closingTime({ closes_at, closed_at: null })).toBe(closes_at);
  expect(closingTime({ closes_at, closed_at: '2026-11-22T12:28:00.000Z' })).toBe('2026-11-22T12:28:00.000Z');
});

test('a clock that came a little late changes nothing', () => {
  expect(closingTime({ closes_at, closed_at: '2026-12-22T23:00:00.000Z' })).toBe(closes_at);
});
