import { expect } from 'vitest';
import type { Answer } from './visitor';

const DIRECTIVES: Record<string, RegExp> = {
  'default-src': /^'self'$/,
  'script-src': /^'self' 'nonce-[A-Za-z0-9+/=]{22,}'$/,
  'style-src': /^'self'$/,
  'object-src': /^'none'$/,
  'base-uri': /^'none'$/,
  'form-action': /^'self'$/,
  'frame-ancestors': /^'none'$/,
  'connect-src': /^'self'$/,
  'font-src': /^'self'$/,
};

/** Expects the headers that every answer must have, and answers the nonce that belongs to this one. */
export function expectSafeHeaders({ headers }: Answer, about: string): string {
  const policy = String(headers['content-security-policy'] ?? '');
  const directives = new Map(
    policy.split('; ').map((part) => {
      const [name = '', ...rest] = part.split(' ');
      return [name, rest.join(' ')];
    }),
  );
  for (const [name, pattern] of Object.entries(DIRECTIVES))
    expect(directives.get(name), `${about} ${name}`).toMatch(pattern);
  expect(policy, about).not.toMatch(/https?:|\*|unsafe-eval/);
  expect(headers['x-content-type-options'], about).toBe('nosniff');
  expect(headers['referrer-policy'], about).toBe('same-origin');
  expect(headers['x-powered-by'], about).toBeUndefined();
  return /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
}
