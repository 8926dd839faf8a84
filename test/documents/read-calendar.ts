/** A component of an iCalendar file: its properties with their parameters, unescaped, and the components in it. */
export interface ReadComponent {
  name: string;
  properties: Map<string, string>;
  parts: ReadComponent[];
}

/** Reads an iCalendar file as RFC 5545 says: unfolds the lines, then takes the escapes away. */
export function readCalendar(text: string): ReadComponent {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  const open: ReadComponent[] = [{ name: '', properties: new Map(), parts: [] }];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`no property: ${line}`);
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (name === 'BEGIN') open.push({ name: value, properties: new Map(), parts: [] });
    else if (name === 'END') {
      const closed = open.pop()!;
      if (closed.name !== value) throw new Error(`${value} ends within ${closed.name}`);
      open.at(-1)!.parts.push(closed);
    } else open.at(-1)!.properties.set(name, unescaped(value));
  }
  const [calendar] = open[0]!.parts;
  if (!calendar || open.length !== 1) throw new Error('not one whole calendar');
  return calendar;
}

const unescaped = (value: string) => value.replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign));
