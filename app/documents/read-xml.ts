/** A tag or a stretch of text. Names are without their prefix: which letter stands for a namespace is the writer's own. */
export interface XmlPart {
  kind: 'open' | 'close' | 'text';
  name: string;
  /** Of a tag that opens. */
  attributes: string;
  text: string;
}

const PART =
  /<(?:!--[\s\S]*?-->|\?[\s\S]*?\?>|!\[CDATA\[([\s\S]*?)\]\]>|(\/?)(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^"'<>])*?)(\/?)>)|([^<]+)/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The parts of an XML text in order, as Office files have them: no document type, so that nothing can be defined in it.
 * Throws when it is not well-formed so far.
 */
export function* readXml(xml: string): Generator<XmlPart> {
  for (let at = 0; at < xml.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const found = PART.exec(xml);
    if (!found) throw new Error(`no XML at ${at}`);
    const [, verbatim, slash, name, attributes = '', empty, text] = found;
    const end = PART.lastIndex;
    if (name !== undefined) {
      if (!slash) yield { kind: 'open', name, attributes, text: '' };
      if (slash || empty) yield { kind: 'close', name, attributes: '', text: '' };
    } else if (verbatim !== undefined || text !== undefined) {
      yield { kind: 'text', name: '', attributes: '', text: verbatim ?? decodeEntities(text ?? '') };
    }
    // Another reading may have gone on between.
    PART.lastIndex = end;
  }
}

/** An attribute by its name without prefix; undefined when the tag has none. */
export function attributeOf({ attributes }: XmlPart, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
