import type { Config } from '#app/config.server';
import type { Language } from '#app/i18n/translator.server';
import type { AppContext } from './context';
import { readCookie, readViewer } from './session.server';

export const LANGUAGE_COOKIE = 'language';
const ONE_YEAR_SECONDS = 31_536_000;

/** The language chosen in this browser, else the signed-in person's, else Swedish. */
export async function readLanguage(request: Request, context: AppContext): Promise<Language> {
  const chosen = readCookie(request, LANGUAGE_COOKIE);
  if (chosen === 'en' || chosen === 'sv') return chosen;
  const viewer = await readViewer(request, context).catch(() => null);
  return viewer?.language ?? 'sv';
}

/** Over https alone, but for the demo, which runs on loopback without it. */
export function languageCookie(language: Language, mode: Config['mode']): string {
  const secure = mode === 'production' ? '; Secure' : '';
  return `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Lax; Max-Age=${ONE_YEAR_SECONDS}${secure}`;
}
