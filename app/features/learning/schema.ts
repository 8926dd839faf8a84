import { z } from 'zod';

const TITLE_MAX = 100;
const TEXT_MAX = 1200;
const CONTACT_MAX = 160;

/** Ten or twelve digits as a personal identity number is written, with or without its hyphen. */
const PERSONAL_NUMBER = /(?<!\d)(?:\d{2})?\d{6}[-+]?\d{4}(?!\d)/;
/** A Swedish mobile number belongs to somebody; a function has a switchboard or a mailbox. */
const MOBILE_NUMBER = /(?:\+46|0)[\s-]*(?:\(0\)[\s-]*)?7[\d\s-]{7,}/;

const written = (max: number, missing: string, long: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(max, long)
    .refine((text) => !PERSONAL_NUMBER.test(text) && !MOBILE_NUMBER.test(text), 'learn.error.personal');

export const offerForm = z.object({
  organisation: z.string(),
  direction: z.string().regex(/^[A-Z]{2,8}\d{1,2}$/, 'learn.error.direction'),
  title: written(TITLE_MAX, 'learn.error.titleMissing', 'learn.error.titleLong'),
  text: written(TEXT_MAX, 'learn.error.textMissing', 'learn.error.textLong'),
  contact: written(CONTACT_MAX, 'learn.error.contactMissing', 'learn.error.contactLong'),
  willingUntil: z.iso.date('learn.error.date'),
});

export type OfferedWords = Pick<z.infer<typeof offerForm>, 'direction' | 'title' | 'text' | 'contact' | 'willingUntil'>;
