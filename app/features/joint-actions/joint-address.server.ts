import { isId } from '#app/http/form.server';
import { notFound } from '#app/http/responses';

/** In the address in place of an id. */
const NEW = 'ny';

/** Which joint action the address names; null for a new one. */
export function readJointId(text: string | undefined): string | null {
  if (text === NEW) return null;
  if (!isId(text)) throw notFound();
  return text;
}
