const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 12;

export class UnreadableJson extends Error {}

/** Parses a body of JSON and refuses keys that could reach a prototype, and nesting deeper than any of ours. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableJson('not JSON');
  }
  refuseUnsafe(value, 0);
  return value;
}

/** Goes down at most to the depth that is allowed: the input may be nested far deeper than the stack. */
function refuseUnsafe(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new UnreadableJson('too deep');
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw new UnreadableJson(`forbidden key ${key}`);
    refuseUnsafe((value as Record<string, unknown>)[key], depth + 1);
  }
}
