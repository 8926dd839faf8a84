import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import type { Choice } from '#app/features/comparison/choice';
import { readComparison } from '#app/features/comparison/read-comparison.server';
import { readTable } from '#app/features/comparison/read-table.server';
import { listVisibleChanges, listVisibleFacts, listVisibleMembers, type Onlooker } from '#db/queries/shared-results';
import type { Id } from '#db/schema';
import { level } from '#test/features/rounds/signed-rounds';
import { ComparedRounds, shared } from './compared-rounds';

let county: ComparedRounds;
let now: { roundId: Id; year: number };

beforeAll(async () => {
  county = await ComparedRounds.create();
  const before = await county.open(2027);
  await county.sign('orebro', before, level(2), shared('county'));
  await county.sign('kumla', before, level(2), shared('private'));
  await county.sign('nora', before, level(2), shared('county'));
  await county.close(before);
  now = await county.open(2028);
  const answers = (code: string) => ({ level: 3, comment: `${code}, enligt samordnaren.` });
  await county.sign('orebro', now, answers, shared('county'), { SDK_ANSLUTEN: 'yes' });
  await county.sign('kumla', now, level(4), shared('county'), { SDK_ANSLUTEN: 'no' });
  await county.sign('nora', now, level(1), shared('county', 'aggregate', 'private'), { SDK_ANSLUTEN: 'yes' });
  await county.sign('laxa', now, level(5), shared('private'), { SDK_ANSLUTEN: 'yes' });
});
afterAll(() => county.rounds.made.drop());

async function read(part: Partial<Choice> = {}, ...own: string[]) {
  const view = await readComparison(county.db, county.asks({ round: '2028', ...part }, ...own));
  if (!view || !('map' in view)) throw new Error('nothing to compare');
  return view;
}

const names = (view: Awaited<ReturnType<typeof read>>) => view.map.rows.map((row) => row.name);

describe('while the round is open', () => {
  test('participation is all that anybody sees', async () => {
    const view = await readComparison(county.db, county.asks({ round: '2028' }));
    expect(view).toEqual({ view: expect.objectContaining({ participation: { signed: 4, total: 15 } }) });
    expect(await readTable(county.db, 'varmekarta', county.asks({ round: '2028' }), taking)).toBeUndefined();
  });

  test('the last closed one is compared unless another is asked for', async () => {
    const view = await readComparison(county.db, county.asks());
    expect(view).toMatchObject({ setting: { choice: { round: '2027', group: 'municipalities' } } });
  });
});

const taking = { t: (key: string) => key, now: new Date('2028-12-24T10:00:00.000Z') };

describe('when it has closed', () => {
  beforeAll(() => county.close(now));

  test('the county sees who shows it, to the depth that they show', async () => {
    const view = await read();
    expect(names(view)).toEqual(['Kumla', 'Nora', 'Örebro']);
    expect(view.map).toMatchObject({ shown: 3, total: 12, ownOnly: 0 });
    const [kumla, nora] = view.map.rows;
    expect(kumla?.cells[0]).toEqual({ value: 4, band: 4 });
    expect(nora?.cells[0]).toEqual({ value: 1, band: 1 });
    expect(nora?.cells.slice(1)).toEqual(Array.from({ length: 5 }, () => ({ reason: 'not_shared' })));
    expect(names(await read({ depth: 'inriktningar' }))).toEqual(['Kumla', 'Örebro']);
    expect(names(await read({ lens: 'samverkan' }))).toEqual(['Kumla', 'Örebro']);
  });

  test('a collaboration area with one of the sensitive questions is for the organisation itself', async () => {
    const others = await read({ lens: 'samverkan' });
    const closed = others.columns.findIndex((column) => column.code === 'welfare_services');
    const open = others.columns.findIndex((column) => column.code === 'digital_infrastructure');
    expect(others.map.rows.map((row) => row.cells[closed])).toEqual([{ reason: 'sensitive' }, { reason: 'sensitive' }]);
    expect(others.map.rows.map((row) => row.cells[open])).toEqual([
      { value: 4, band: 4 },
      { value: 3, band: 3 },
    ]);
    const own = await read({ lens: 'samverkan' }, 'kumla');
    expect(own.map.rows.map((row) => row.cells[closed])).toEqual([{ value: 4, band: 4 }, { reason: 'sensitive' }]);
    const sorted = await read({
      lens: 'samverkan',
      sort: { by: 'node', node: 'welfare_services', isLowestFirst: false },
    });
    expect(names(sorted)).toEqual(['Kumla', 'Örebro']);
  });

  test('an organisation sees the same, and its own row that nobody else sees', async () => {
    const view = await read({ depth: 'inriktningar' }, 'laxa');
    expect(names(view)).toEqual(['Kumla', 'Laxå', 'Örebro']);
    expect(view.map).toMatchObject({ shown: 2, ownOnly: 1 });
    expect(view.map.rows.map((row) => row.isOwn)).toEqual([false, true, false]);
    expect(view.spread.own).toBe('Laxå');
    expect(view.spread.rows[0]).toMatchObject({ own: 5, others: [4, 3] });
    expect(names(await read({}, 'nora'))).not.toContain('Laxå');
  });

  test('rows are sorted by a part, with those that do not show it last', async () => {
    const by = async (node: string, isLowestFirst: boolean) =>
      names(await read({ sort: { by: 'node', node, isLowestFirst } }));
    expect(await by('INDEX', false)).toEqual(['Kumla', 'Örebro', 'Nora']);
    expect(await by('INDEX', true)).toEqual(['Nora', 'Örebro', 'Kumla']);
    expect(await by('KOM', true)).toEqual(['Örebro', 'Kumla', 'Nora']);
  });

  test('of somebody’s change nothing is seen by others unless both years are shown', async () => {
    const moved = async (...own: string[]) =>
      new Set((await read({}, ...own)).change.moves.map((move) => move.organisation));
    expect(await moved()).toEqual(new Set(['Örebro', 'Nora']));
    expect(await moved('kumla')).toEqual(new Set(['Örebro', 'Nora', 'Kumla']));
    const { change } = await read();
    expect(change.moves.find((move) => move.organisation === 'Örebro')).toMatchObject({
      delta: 1,
      label: 'clear_increase',
    });
    expect(change.moves.filter((move) => move.organisation === 'Nora').map((move) => move.column.code)).toEqual([
      'INDEX',
    ]);
  });

  test('the group’s change is told in counts', async () => {
    const { change } = await read();
    expect(change.since).toBe('Mätomgång 2027');
    expect(change.rows[0]).toMatchObject({ column: { code: 'INDEX' }, n: 2, up: 1, down: 1, same: 0 });
  });

  test('side by side goes down to answers only where they are shown, and never into what may be secret', async () => {
    const { sideBySide } = await read({ organisations: ['orebro', 'nora', 'laxa'] }, 'orebro');
    expect(sideBySide?.organisations.map(({ name }) => name)).toEqual(['Örebro', 'Nora']);
    expect(sideBySide?.hidden).toEqual(['Laxå']);
    const cellsOf = (code: string) =>
      sideBySide?.directions.flatMap(({ indicators }) => indicators).find((one) => one.code === code)?.cells;
    expect(cellsOf('KOM1.1')).toEqual([
      expect.objectContaining({ level: 3, comment: 'KOM1.1, enligt samordnaren.' }),
      { reason: 'not_shared' },
    ]);
    expect(cellsOf('TRY1.1')).toEqual([expect.objectContaining({ level: 3 }), { reason: 'sensitive' }]);
    const others = await read({ organisations: ['orebro', 'kumla'] });
    const secret = others.sideBySide?.directions.find(({ code }) => code === 'TRY1')?.indicators[0]?.cells;
    expect(secret).toEqual([{ reason: 'sensitive' }, { reason: 'sensitive' }]);
  });

  test('what can’t be used is named and left out; a round that is not theirs is not there', async () => {
    const view = await read({
      group: 'secret',
      sort: { by: 'node', node: 'KOM1', isLowestFirst: false },
      page: 9,
      organisations: ['kumla', 'region-orebro-lan', 'nobody'],
      area: 'XX',
    });
    expect(view.setting.problems).toEqual(['grupp', 'ordning', 'omrade', 'org', 'sida']);
    expect(view.setting.choice).toMatchObject({
      group: 'municipalities',
      page: 1,
      organisations: ['kumla'],
      area: null,
    });
    expect(view.sideBySide).toBeNull();
    expect(await readComparison(county.db, county.asks({ round: '1999' }))).toBeUndefined();
    const stranger = { ...county.asks({ round: '2028' }), programmeIds: [], organisationIds: ['nobody'] };
    expect(await readComparison(county.db, stranger)).toBeUndefined();
    expect(await readComparison(county.db, { ...stranger, choice: { ...stranger.choice, round: null } })).toEqual({
      view: null,
    });
  });

  test('a file holds what the page holds, with the reason where a value is withheld', async () => {
    const read = await readTable(county.db, 'varmekarta', county.asks({ round: '2028', page: 3 }), taking);
    const { columns, rows } = read!.table;
    expect(columns).toEqual(['omgang', 'grupp', 'datum', 'organisation', 'kod', 'del', 'varde', 'orsak']);
    expect(rows).toHaveLength(3 * 6);
    expect(rows[0]).toEqual(['Mätomgång 2028', 'Länets kommuner', '2028-12-24', 'Kumla', 'INDEX', 'Index', 4, null]);
    const withheld = rows.filter((row) => row[6] === null);
    expect(withheld.map((row) => [row[3], (row[7] as { code: string }).code])).toEqual(
      Array.from({ length: 5 }, () => ['Nora', 'not_shared']),
    );
    expect(JSON.stringify(rows)).not.toContain('Laxå');
    for (const part of [
      'spridning',
      'forandring',
      'vilka-har-andrats',
      'sida-vid-sida',
      'sida-vid-sida-svar',
    ] as const) {
      const table = (await readTable(
        county.db,
        part,
        county.asks({ round: '2028', organisations: ['kumla', 'orebro'] }),
        taking,
      ))!;
      expect(table.table.rows.length, part).toBeGreaterThan(0);
      expect(
        table.table.rows.every((row) => row.length === table.table.columns.length),
        part,
      ).toBe(true);
    }
  });

  test('the queries themselves keep back what was not chosen for the onlooker', async () => {
    const { db } = county;
    const group = await db
      .selectFrom('round_groups')
      .select('id')
      .where('round_id', '=', now.roundId)
      .where('code', '=', 'municipalities')
      .executeTakeFirstOrThrow();
    const part = { roundId: now.roundId, groupId: group.id, depth: 'indicators' as const };
    const everybody = await db
      .selectFrom('counted_sign_offs')
      .select('unit_id')
      .where('round_id', '=', now.roundId)
      .execute();
    const unitIds = everybody.map((row) => row.unit_id);
    const ask = async (onlooker: Onlooker) => {
      const changes = await listVisibleChanges(
        db,
        { roundId: now.roundId, tree: OWN_TREE, unitIds, nodes: ['INDEX', 'TRY1', 'KOM1'] },
        onlooker,
      );
      return {
        members: (await listVisibleMembers(db, part, onlooker)).map((row) => row.slug).sort(),
        facts: new Set(
          (await listVisibleFacts(db, { roundId: now.roundId, unitIds }, onlooker)).map((row) => row.unitId),
        ).size,
        changes: changes.map((row) => row.node).sort(),
      };
    };
    const own = (slug: string) => ({ ownOrganisationIds: [county.organisationOf.get(slug)!] });
    expect(await ask({ viewers: 'county', ownOrganisationIds: [] })).toEqual({
      members: ['kumla', 'orebro'],
      facts: 2,
      changes: ['INDEX', 'INDEX', 'KOM1'],
    });
    expect(await ask({ viewers: 'county', ...own('orebro') })).toMatchObject({
      changes: ['INDEX', 'INDEX', 'KOM1', 'TRY1'],
    });
    expect(await ask({ viewers: 'public', ownOrganisationIds: [] })).toEqual({ members: [], facts: 0, changes: [] });
    expect(await ask({ viewers: 'public', ...own('laxa') })).toMatchObject({ members: ['laxa'], facts: 1 });
  });
});
