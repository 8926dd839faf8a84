import { type Language, translatorFor } from '#app/i18n/translator.server';
import type { AppContext } from './context';
import { readLanguage } from './language.server';

/** What a loader needs to word its page: the language and its texts. */
export async function wordsFor(
  request: Request,
  context: AppContext,
): Promise<{ language: Language; t: (key: string, values?: Record<string, unknown>) => string }> {
  const language = await readLanguage(request, context);
  const translator = translatorFor(language);
  return { language, t: (key, values) => translator.t(key, values ?? {}) };
}
