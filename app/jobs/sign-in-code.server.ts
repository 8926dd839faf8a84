import { createHmac, timingSafeEqual } from 'node:crypto';

const DIGITS = 8;
const SPACE = 10 ** DIGITS;

/** The eight digits that belong to a sign-in request: derived from its id and the secret, so that no table holds them. */
export function deriveSignInCode(secret: string, codeId: string): string {
  const digest = createHmac('sha256', secret).update(`sign-in-code:${codeId}`).digest();
  return String(Number(digest.readBigUInt64BE() % BigInt(SPACE))).padStart(DIGITS, '0');
}

/** Compares in constant time; what is written may have spaces. */
export function isSignInCode(secret: string, codeId: string, written: string): boolean {
  const expected = Buffer.from(deriveSignInCode(secret, codeId));
  const given = Buffer.from(written.replace(/\s/g, ''));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
