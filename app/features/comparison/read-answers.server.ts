import type { Kysely } from 'kysely';
import { readAnswerCounts } from '#app/access/answer-counts.server';
import type { Database } from '#db/schema';
import { type ComparisonInput, isReady, type NothingYet, readSetting } from './read-setting.server';
import type { AnswersView } from './view';

/** How the group's organisations answered each question of one area; a direction that may be secret is left as a heading. */
export async function readAnswers(
  db: Kysely<Database>,
  input: ComparisonInput,
): Promise<AnswersView | NothingYet | undefined> {
  const setting = await readSetting(db, input);
  if (!setting || !isReady(setting)) return setting;
  const { areas, language, questionnaire, view } = setting;
  const area = areas.find((one) => one.code === view.choice.area) ?? areas[0];
  if (!area) return { view };
  const counts = await readAnswerCounts(db, { ...setting, scale: view.scale }, [area]);
  return {
    setting: { ...view, choice: { ...view.choice, area: area.code } },
    area: { code: area.code, name: area.name[language] },
    levels: questionnaire.scale.levels.map(({ value, name }) => ({ value, name: name[language] })),
    directions: area.directions.map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      indicators: direction.indicators.map(({ code, question }) => ({
        code,
        question: question[language],
        counts: counts.get(code)!,
      })),
    })),
  };
}
