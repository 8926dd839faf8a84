import { z } from 'zod';
import { resultAddress } from '#app/http/result-address';

const address = resultAddress.extend({
  visa: z
    .string()
    .regex(/^[A-Z]{2,8}\d{0,2}$|^[a-z_]{2,40}$/)
    .nullable(),
});

/** What the address of a result asks for; null when it is none. */
export function readAddress(params: Readonly<Record<string, string | undefined>>, search: URLSearchParams) {
  const asked = address.safeParse({ ...params, revision: search.get('revision'), visa: search.get('visa') });
  return asked.success ? asked.data : null;
}
