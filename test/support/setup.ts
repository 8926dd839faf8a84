import fc from 'fast-check';
import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * Properties draw the same examples every time, so that a change is judged by what it changed. PROPERTY_SEED draws
 * others.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261122) });

/** A test that makes somebody complain on the console has not passed, whatever it asserted. */
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    complaints.push(words.map(String).join(' '));
  });
});

afterEach(() => {
  const heard = complaints;
  vi.restoreAllMocks();
  expect(heard).toEqual([]);
});
