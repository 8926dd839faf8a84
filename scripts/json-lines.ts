/** A step in a JSON document: a key or an index. */
export type JsonPath = readonly PropertyKey[];

/** A text that is not JSON, or says one thing twice. `line` counts from 1. */
export class JsonTextError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

export interface LocatedJson {
  value: unknown;
  /** The line on which the value at the path begins; that of the nearest enclosing value where the path does not exist. */
  lineOf(path: JsonPath): number;
}

/**
 * Parses JSON and remembers where everything stands. Unlike JSON.parse it says on which line a fault is, and refuses a
 * key given twice, of which JSON.parse silently keeps the last. Throws JsonTextError.
 */
export function parseLocatedJson(text: string): LocatedJson {
  const parser = new Parser(text.replace(/^\uFEFF/, ''));
  const value = parser.parseDocument();
  return {
    value,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const line = parser.lines.get(keyOf(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

const keyOf = (path: JsonPath) => JSON.stringify(path.map(String));

const WHITE_SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[^"\\\n]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Parser {
  readonly lines = new Map<string, number>();
  readonly #text: string;
  #at = 0;
  #line = 1;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parseDocument(): unknown {
    const value = this.#parseValue([]);
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('something follows after the end');
    return value;
  }

  #parseValue(path: string[]): unknown {
    this.#skipSpace();
    this.lines.set(keyOf(path), this.#lineHere());
    const sign = this.#text[this.#at];
    if (sign === '{') return this.#parseObject(path);
    if (sign === '[') return this.#parseArray(path);
    return this.#parseScalar('a value');
  }

  #parseObject(path: string[]): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    this.#parseItems('}', () => {
      if (this.#text[this.#at] !== '"') this.#fail('expected a key in double quotes');
      const key = this.#parseScalar('a key') as string;
      if (entries.has(key)) this.#fail(`the key "${key}" is given twice`);
      this.#skipSpace();
      if (!this.#take(':')) this.#fail(`expected ":" after "${key}"`);
      entries.set(key, this.#parseValue([...path, key]));
    });
    return Object.fromEntries(entries);
  }

  #parseArray(path: string[]): unknown[] {
    const items: unknown[] = [];
    this.#parseItems(']', () => {
      items.push(this.#parseValue([...path, String(items.length)]));
    });
    return items;
  }

  /** Items between commas up to the closing sign; the opening one is at hand. */
  #parseItems(closing: '}' | ']', parseItem: () => void): void {
    this.#at++;
    this.#skipSpace();
    if (this.#take(closing)) return;
    for (;;) {
      this.#skipSpace();
      parseItem();
      this.#skipSpace();
      if (this.#take(closing)) return;
      if (!this.#take(',')) this.#fail(`expected "," or "${closing}"`);
    }
  }

  #parseScalar(expected: string): unknown {
    SCALAR.lastIndex = this.#at;
    const found = SCALAR.exec(this.#text)?.[0];
    if (found === undefined) {
      const isText = this.#text[this.#at] === '"';
      this.#fail(isText ? 'the text in quotes does not end on its line, or has a wrong \\' : `expected ${expected}`);
    }
    try {
      const value: unknown = JSON.parse(found);
      this.#at += found.length;
      return value;
    } catch {
      this.#fail('the text in quotes holds a control character');
    }
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    WHITE_SPACE.lastIndex = this.#at;
    this.#at += WHITE_SPACE.exec(this.#text)?.[0].length ?? 0;
  }

  #lineHere(): number {
    for (; this.#counted < this.#at; this.#counted++) if (this.#text[this.#counted] === '\n') this.#line++;
    return this.#line;
  }

  #fail(reason: string): never {
    throw new JsonTextError(
      this.#lineHere(),
      this.#at >= this.#text.length ? `the file ends too early: ${reason}` : reason,
    );
  }
}
