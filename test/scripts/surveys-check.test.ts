import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionnaireSchema } from '#app/domain/questionnaire/schema';
import { hashQuestionnaire } from '#app/features/installation/publish-questionnaire.server';
import { renderSchema, surveysCheck } from '../../scripts/surveys-check';
import { recordingIo, temporaryFolder } from './command-io';

const SOURCE = 'surveys/orebro-lan/1.0.0.json';

/** A folder of questionnaires with one version, whose text or content `change` may spoil. */
function surveys(change: { text?: (text: string) => string; content?: (content: Draft) => void } = {}) {
  const folder = temporaryFolder();
  const path = join(folder, 'orebro-lan', '1.0.0.json');
  mkdirSync(join(folder, 'orebro-lan'));
  let text = readFileSync(SOURCE, 'utf8');
  if (change.content) {
    const content = JSON.parse(text) as Draft;
    change.content(content);
    text = JSON.stringify(content, null, 1);
  }
  writeFileSync(path, change.text ? change.text(text) : text);
  return { folder, path };
}

type Text = { sv: string; en: string };
interface Draft {
  version: string;
  focusAreas: {
    code: string;
    directions: { indicators: { code: string; weight: unknown; question: Text; levels: Text[]; extra?: string }[] }[];
  }[];
}

async function check(folder: string, ...args: string[]) {
  const { io, printed, said } = recordingIo();
  const code = await surveysCheck(['--folder', folder, ...args], io);
  return { code, printed: printed.join('\n'), said: said() };
}

const lineOf = (path: string, part: string) =>
  readFileSync(path, 'utf8').slice(0, readFileSync(path, 'utf8').indexOf(part)).split('\n').length;

describe('a questionnaire that holds', () => {
  test('is reported: indicators, characters, minutes, length and the twenty most similar pairs', async () => {
    const { folder } = surveys();
    const { code, printed } = await check(folder);
    expect(code).toBe(0);
    expect(printed).toContain('orebro-lan@1.0.0');
    expect(printed).toMatch(/^INF +\d+ +\d+ +\d+\.\d$/m);
    expect(printed).toMatch(/^all +60 +\d+ +\d+\.\d$/m);
    expect(printed).toMatch(/mean level length: \d+\.\d characters/);
    expect(printed.match(/^0\.\d\d {2}/gm)).toHaveLength(20);
  });
});

describe('a broken file is told with file, line and reason', () => {
  test('a comma that is missing', async () => {
    const { folder, path } = surveys({ text: (text) => text.replace('"version": "1.0.0",', '"version": "1.0.0"') });
    const { code, said } = await check(folder);
    expect(code).toBe(1);
    expect(said).toBe(`${path}:${lineOf(path, '"title"')}: expected "," or "}"`);
  });

  test('a text without an end, an end too early, an empty file, a key twice', async () => {
    const unquoted = surveys({ text: (text) => text.replace('"1.0.0",', '"1.0.0,') });
    expect((await check(unquoted.folder)).said).toContain(`${unquoted.path}:3: the text in quotes does not end`);
    const cut = surveys({ text: (text) => text.slice(0, 1000) });
    expect((await check(cut.folder)).said).toMatch(/1\.0\.0\.json:\d+: /);
    const empty = surveys({ text: () => '' });
    expect((await check(empty.folder)).said).toContain(`${empty.path}:1: the file ends too early: expected a value`);
    const twice = surveys({ text: (text) => text.replace('"version"', '"id": "other",\n "version"') });
    expect((await check(twice.folder)).said).toContain(`${twice.path}:3: the key "id" is given twice`);
  });

  test('a value of the wrong kind, with its place in the file', async () => {
    const { folder, path } = surveys({
      content: (draft) => {
        draft.focusAreas[1]!.directions[0]!.indicators[0]!.weight = 'heavy';
      },
    });
    const { code, said } = await check(folder);
    expect(code).toBe(1);
    expect(said).toContain(`${path}:${lineOf(path, '"heavy"')}: focusAreas[1].directions[0].indicators[0].weight: `);
  });

  test('an unknown key, a missing key and a broken rule', async () => {
    const { folder, path } = surveys({
      content: (draft) => {
        const [first, second] = draft.focusAreas[0]!.directions[0]!.indicators;
        first!.extra = 'unknown';
        first!.question.sv = 'Vad gör ni?';
        Reflect.deleteProperty(second!, 'levels');
      },
    });
    const { said } = await check(folder);
    expect(said).toContain(
      `${path}:${lineOf(path, '"extra"')}: focusAreas[0].directions[0].indicators[0].extra: unknown key`,
    );
    expect(said).toContain('focusAreas[0].directions[0].indicators[1].levels: ');
    const question = surveys({
      content: (draft) => {
        draft.focusAreas[0]!.directions[0]!.indicators[0]!.question.sv = 'Vad gör ni?';
      },
    });
    expect((await check(question.folder)).said).toContain(`${question.path}:${lineOf(question.path, 'Vad gör ni?')}: `);
  });

  test('a version that is not the one its file is named after', async () => {
    const { folder, path } = surveys();
    copyFileSync(path, join(folder, 'orebro-lan', '1.1.0.json'));
    expect((await check(folder)).said).toContain('1.1.0.json:3: version: must be "1.1.0"');
  });
});

describe('texts beyond the limits fail', () => {
  test('two levels of different indicators that are too similar', async () => {
    const { folder } = surveys({
      content: (draft) => {
        const [first, second] = draft.focusAreas[4]!.directions[0]!.indicators;
        second!.levels[2]!.sv = `${first!.levels[2]!.sv.slice(0, -1)} nu.`;
      },
    });
    const { code, said } = await check(folder);
    expect(code).toBe(1);
    expect(said).toMatch(/LED1\.1 level 2 and LED1\.2 level 2 are too similar: 0\.\d\d, at most 0\.6/);
  });

  test('texts that take too long to read', async () => {
    const { folder } = surveys({
      content: (draft) => {
        for (const area of draft.focusAreas)
          for (const direction of area.directions)
            for (const indicator of direction.indicators)
              for (const level of indicator.levels)
                level.sv = level.sv.padEnd(199, ' och så vidare').slice(0, 199).trim();
      },
    });
    const { said } = await check(folder);
    expect(said).toMatch(/LED takes \d+\.\d minutes to read, at most 10/);
    expect(said).toContain('reading minutes in all');
    expect(said).toContain('characters in all');
    expect(said).toContain('mean level length');
  });
});

describe('published versions are locked', () => {
  test('--lock adds what is missing; afterwards any change is refused, and --lock does not help', async () => {
    const { folder, path } = surveys();
    expect((await check(folder)).said).toContain('not locked yet');
    expect(await check(folder, '--lock')).toMatchObject({ code: 0 });
    const lockPath = join(folder, 'published.lock.json');
    const lock = readFileSync(lockPath, 'utf8');
    const hash = hashQuestionnaire(questionnaireSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
    expect(JSON.parse(lock)).toEqual({ 'orebro-lan@1.0.0': hash });
    expect(await check(folder)).toMatchObject({ code: 0, said: '' });
    writeFileSync(path, readFileSync(path, 'utf8').replace('Digital mognad i', 'Digital mognad inom'));
    for (const args of [[], ['--lock']]) {
      const changed = await check(folder, ...args);
      expect(changed.code).toBe(1);
      expect(changed.said).toContain('orebro-lan@1.0.0 is published and must not change');
    }
    expect(readFileSync(lockPath, 'utf8')).toBe(lock);
  });

  test('a locked version whose file is gone, and a lock file that is not one', async () => {
    const { folder } = surveys();
    const lockPath = join(folder, 'published.lock.json');
    writeFileSync(lockPath, JSON.stringify({ 'orebro-lan@0.9.0': '0'.repeat(64) }));
    expect((await check(folder)).said).toContain('orebro-lan@0.9.0 is locked');
    writeFileSync(lockPath, '{\n"orebro-lan@1.0.0": \n}');
    expect((await check(folder, '--lock')).said).toContain(`${lockPath}:3: expected a value`);
  });

  test('the questionnaires of this repository are as they were published', async () => {
    const { io, said } = recordingIo();
    expect(await surveysCheck([], io), said()).toBe(0);
  });
});

test('the JSON Schema beside the questionnaires is the one the application checks with', () => {
  expect(readFileSync('surveys/questionnaire.schema.json', 'utf8')).toBe(renderSchema());
});

test('--schema writes it anew', async () => {
  const { folder } = surveys();
  await check(folder, '--schema');
  expect(readFileSync(join(folder, 'questionnaire.schema.json'), 'utf8')).toBe(renderSchema());
});

test('wrong use is told, exit code 2', async () => {
  for (const args of [['--fix'], ['--folder', 'nowhere']]) {
    const { io, said } = recordingIo();
    expect(await surveysCheck(args, io)).toBe(2);
    expect(said()).toContain('Usage');
  }
});
