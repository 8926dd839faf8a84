const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 12;

export class UnreadableJson extends Error {}

/** Parses a body of JSON and refuses keys that could reach a prototype, and nesting deeper than any of ours. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text, (key, inner) => {
      if (FORBIDDEN_KEYS.has(key)) throw new UnreadableJson(`forbidden key ${key}`);
      return inner;
    });
  } catch (error) {
    throw error instanceof UnreadableJson ? error : new UnreadableJson('not JSON');
  }
  if (depthOf(value) > MAX_DEPTH) throw new UnreadableJson('too deep');
  return value;
}

/** Depth by hand, not by recursion: the input may be nested far deeper than the stack. */
function depthOf(value: unknown): number {
  let level: unknown[] = [value];
  for (let depth = 0; ; depth++) {
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
    if (level.length === 0 || depth > MAX_DEPTH) return depth;
  }
}
