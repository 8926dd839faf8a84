import { z } from 'zod';

const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;

const address = z.object({
  organisation: z.string().regex(SLUG),
  omgang: z.string().regex(SLUG),
  revision: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .nullable(),
  visa: z
    .string()
    .regex(/^[A-Z]{2,8}\d{0,2}$/)
    .nullable(),
});

/** What the address of a result asks for; null when it is none. */
export function readAddress(params: Readonly<Record<string, string | undefined>>, search: URLSearchParams) {
  const asked = address.safeParse({ ...params, revision: search.get('revision'), visa: search.get('visa') });
  return asked.success ? asked.data : null;
}
