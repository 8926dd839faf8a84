import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

/** The part of an address that names a plan. */
export const planAddress = z.object({ organisation: slug, omgang: slug });
