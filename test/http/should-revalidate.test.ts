import { expect, it } from 'vitest';
import { shouldRevalidate } from '#app/http/should-revalidate';

type Asked = Parameters<typeof shouldRevalidate>[0];

function ask(from: string, to: string, more: Partial<Asked> = {}): boolean {
  const urls = { currentUrl: new URL(from, 'http://own.invalid'), nextUrl: new URL(to, 'http://own.invalid') };
  return shouldRevalidate({ ...urls, currentParams: {}, nextParams: {}, defaultShouldRevalidate: true, ...more });
}

it.each([
  ['another step', '/a/inf', '/a/inf?steg=2'],
  ['back from a question', '/a/inf?steg=2#INF2.1', '/a/inf?steg=2'],
  ['a question', '/a/inf?steg=2', '/a/inf?fraga=INF1.1'],
])('asks nothing of the server for %s', (_what, from, to) => {
  expect(ask(from, to)).toBe(false);
});

it.each([
  ['another page', '/a/inf?steg=2', '/a/kom'],
  ['another choice of the same page', '/jamfor?omgang=2025', '/jamfor?omgang=2026'],
  ['the same address again', '/a/inf?steg=2', '/a/inf?steg=2'],
])('asks for %s', (_what, from, to) => {
  expect(ask(from, to)).toBe(true);
});

it('asks after a form that was taken, and not after one that was refused', () => {
  expect(ask('/a', '/a?steg=2', { formMethod: 'POST' })).toBe(true);
  expect(ask('/a', '/a', { formMethod: 'POST', actionStatus: 400 })).toBe(false);
});
