import { inflateSync } from 'node:zlib';

/** What a PDF says when it is read without the program that wrote it. */
export interface ReadPdf {
  text: string;
  /** Each stretch of text with its distance from the left edge, in points. */
  stretches: { left: number; text: string }[];
  /** How many structure elements of each type there are. */
  structure: Record<string, number>;
  raw: string;
}

/** Reads the text through each font's own table of signs, and counts the structure elements. */
export function readPdf(bytes: Buffer): ReadPdf {
  const raw = bytes.toString('latin1');
  const objects = new Map<string, { head: string; stream: string }>();
  for (const [, number, body] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body!.indexOf('\nstream\n');
    const head = at < 0 ? body! : body!.slice(0, at);
    const stream = at < 0 ? '' : body!.slice(at + 8, body!.lastIndexOf('\nendstream'));
    objects.set(number!, { head, stream: /FlateDecode/.test(head) ? inflate(stream) : stream });
  }
  const signs = new Map([...objects].map(([number, object]) => [number, signsOf(object.stream)]));
  const structure: Record<string, number> = {};
  const stretches: ReadPdf['stretches'] = [];
  for (const { head, stream } of objects.values()) {
    const [, type] = /\/S \/(\w+)/.exec(head) ?? [];
    if (type && !/\/Type \/(?!StructElem)/.test(head)) structure[type] = (structure[type] ?? 0) + 1;
    if (/ Tf\n/.test(stream)) stretches.push(...readContent(stream, fontsOf(raw, objects, signs)));
  }
  return { text: stretches.map(({ text }) => `${text}\n`).join(''), stretches, structure, raw };
}

function inflate(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

type Signs = Map<number, string>;

/** Glyph number -> text, from a ToUnicode table with one range of many. */
function signsOf(stream: string): Signs {
  const signs: Signs = new Map();
  for (const [, from, , list] of stream.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    [...list!.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], index) => {
      const units = hex!.replaceAll(' ', '').match(/.{4}/g) ?? [];
      signs.set(
        Number.parseInt(from!, 16) + index,
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    });
  }
  return signs;
}

/** Font name on the page -> its table of signs. */
function fontsOf(raw: string, objects: ReadonlyMap<string, { head: string }>, signs: ReadonlyMap<string, Signs>) {
  const fonts = new Map<string, Signs>();
  for (const [, name, number] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, table] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number!)?.head ?? '') ?? [];
    if (table) fonts.set(name!, signs.get(table) ?? new Map());
  }
  return fonts;
}

function readContent(stream: string, fonts: ReadonlyMap<string, Signs>): ReadPdf['stretches'] {
  const stretches: ReadPdf['stretches'] = [];
  let signs: Signs = new Map();
  let stretch = { left: 0, text: '' };
  for (const [whole, left, font] of stream.matchAll(
    /1 0 0 1 ([\d.]+) [\d.]+ Tm|\/(F\d+) [\d.]+ Tf|\[[^\]]*\] TJ|ET/g,
  )) {
    if (left) stretch.left = Number(left);
    else if (font) signs = fonts.get(font) ?? signs;
    else if (whole === 'ET') {
      stretches.push(stretch);
      stretch = { left: stretch.left, text: '' };
    } else {
      for (const [, hex] of whole.matchAll(/<([0-9a-f]+)>/gi)) {
        for (const glyph of hex!.match(/.{4}/g) ?? []) stretch.text += signs.get(Number.parseInt(glyph, 16)) ?? '';
      }
    }
  }
  return stretches;
}
