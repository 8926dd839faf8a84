import type { Sheet, SheetColumn, SheetValue, Workbook } from '#app/documents/model';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import type { AnswerCell, SettingView } from './view';

type Words = (key: string, values?: Record<string, unknown>) => string;

/** What one organisation shows by name, by the codes of the questions or the facts. */
export interface Shown<T> {
  name: string;
  byCode: ReadonlyMap<string, T>;
}

export interface AnswersWorkbookContent {
  questionnaire: Questionnaire;
  language: Language;
  setting: SettingView;
  takenAt: string;
  /** Everybody in the group, by name, and whether they show single questions. */
  members: readonly { name: string; isShown: boolean }[];
  /** Read as they are written, a few organisations at a time: a large county is never held in memory. */
  answers: AsyncIterable<Shown<Omit<AnswerCell, 'levelText'>>>;
  facts: AsyncIterable<Shown<string | null>>;
}

/** Every answer that is shown by name in the county: one row an organisation and question, with level text and comment. */
export function describeAnswersWorkbook(content: AnswersWorkbookContent, t: Words): Workbook {
  const { setting, takenAt, language } = content;
  const round = setting.round.label;
  const group = setting.group?.name ?? '';
  const said = (key: string) => t(`document.sheet.${key}`);
  const title = t('compare.workbook.title', { round, group });
  return {
    title,
    language,
    author: t('compare.workbook.author'),
    stamp: { createdAt: takenAt, footer: t('compare.workbook.footer', { date: takenAt.slice(0, 10) }) },
    sheets: [answersSheet(content, t), factsSheet(content, t), membersSheet(content, t)],
    continued: (part, parts) => t('document.continued', { part, parts }),
    dictionary: {
      name: said('dictionary'),
      sheet: said('sheet'),
      column: said('column'),
      description: said('description'),
      about: [
        [t('document.about.round'), round],
        [t('compare.workbook.group'), group],
        [t('compare.workbook.takenAt'), takenAt.slice(0, 10)],
        [t('compare.workbook.rule'), t('compare.workbook.ruleText')],
        [t('document.about.empty'), t('compare.workbook.emptyText')],
      ],
    },
  };
}

type ToColumn = (key: string, width: number) => SheetColumn;

function columnsIn(t: Words): Record<'own' | 'answers' | 'facts', ToColumn> {
  const column = (header: string, description: string, width: number) => ({ header, description, width });
  return {
    own: (key, width) => column(t(`compare.workbook.${key}.header`), t(`compare.workbook.${key}.description`), width),
    answers: (key, width) =>
      column(t(`document.answers.${key}.header`), t(`document.answers.${key}.description`), width),
    facts: (key, width) => column(t(`document.facts.${key}.header`), t(`document.facts.${key}.description`), width),
  };
}

function answersSheet(content: AnswersWorkbookContent, t: Words): Sheet {
  const { own, answers } = columnsIn(t);
  return {
    name: t('document.sheet.answers'),
    tableName: 'Svar',
    nameColumns: 5,
    columns: [
      own('organisation', 26),
      answers('code', 10),
      answers('area', 24),
      answers('direction', 34),
      answers('question', 50),
      answers('answer', 14),
      answers('level', 8),
      answers('levelName', 18),
      answers('levelText', 60),
      answers('comment', 60),
    ],
    rows: answerRows(content, t),
  };
}

async function* answerRows(
  { questionnaire, language, answers }: AnswersWorkbookContent,
  t: Words,
): AsyncGenerator<SheetValue[]> {
  const { levels, min } = questionnaire.scale;
  for await (const { name, byCode } of answers) {
    for (const area of questionnaire.focusAreas) {
      for (const direction of area.directions) {
        for (const indicator of direction.indicators) {
          const answer = byCode.get(indicator.code);
          if (!answer) continue;
          const { kind, level, comment } = answer;
          const place = level === null ? -1 : level - min;
          yield [
            name,
            indicator.code,
            area.name[language],
            direction.name[language],
            indicator.question[language],
            kind === 'level' ? t('compare.side.level', { level }) : t(`compare.side.${kind}`),
            level,
            levels[place]?.name[language] ?? null,
            indicator.levels[place]?.[language] ?? null,
            comment,
          ];
        }
      }
    }
  }
}

function factsSheet(content: AnswersWorkbookContent, t: Words): Sheet {
  const { own, facts } = columnsIn(t);
  return {
    name: t('document.sheet.facts'),
    tableName: 'Fakta',
    nameColumns: 3,
    columns: [own('organisation', 26), facts('code', 10), own('fact', 60), facts('value', 30)],
    rows: factRows(content, t),
  };
}

async function* factRows(
  { questionnaire, language, facts }: AnswersWorkbookContent,
  t: Words,
): AsyncGenerator<SheetValue[]> {
  for await (const { name, byCode } of facts) {
    for (const { code, kind, question } of questionnaire.facts) {
      const value = byCode.get(code) ?? null;
      if (value === null || value === '') continue;
      const isNumber = kind === 'number' && Number.isFinite(Number(value));
      const text = kind === 'yes_no' ? t(`compare.facts.category.${value}`) : value;
      yield [name, code, question[language], isNumber ? Number(value) : text];
    }
  }
}

function membersSheet({ members }: AnswersWorkbookContent, t: Words): Sheet {
  const { own } = columnsIn(t);
  return {
    name: t('compare.workbook.members'),
    tableName: 'Organisationer',
    columns: [own('organisation', 26), own('isShown', 24)],
    rows: members.map(({ name, isShown }): SheetValue[] => [name, t(isShown ? 'result.yes' : 'result.no')]),
  };
}
