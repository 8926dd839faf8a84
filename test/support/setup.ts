import { afterEach, beforeEach, expect, vi } from 'vitest';

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
