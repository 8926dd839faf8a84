import { z } from 'zod';

const SLUG = /^[a-z0-9][a-z0-9-]{0,60}$/;

/** What stands in the address of a result and of what is made from it. */
export const resultAddress = z.object({
  organisation: z.string().regex(SLUG),
  omgang: z.string().regex(SLUG),
  revision: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .nullable(),
});
