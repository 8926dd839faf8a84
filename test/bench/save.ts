import { sql } from 'kysely';
import { saveAnswers } from '#app/features/answering/save-answers.server';
import { change, codesFor, createCounty, NOW, startAnswering, toSave } from '../support/county';
import { createDatabase } from '../support/database';
import { type Line, ms, ratio, summarise, timeEach } from './measure';

/** As a server is after some minutes: in the first hundreds the slowest tell of the JIT compiler, not of saving. */
const WARM_UP = 1500;
const ROUNDS = 1500;

/** One answer saved, against one durable single-row write through the same driver. Both in turn, so that noise hits both. */
export async function benchSave(engine: string): Promise<Line[]> {
  const { db, drop } = await createDatabase();
  try {
    const county = await createCounty(db);
    const place = await startAnswering(db, county, 'kumla');
    const codes = codesFor();
    const revisions = new Map<string, number>();
    const saveOne = async (index: number) => {
      const code = codes[index % codes.length]!;
      const baseRevision = revisions.get(code) ?? 0;
      const mutation = change(code, { baseRevision, level: index % 6, comment: 'Enligt samordnaren.' });
      const [outcomes] = await saveAnswers(db, [toSave(place, [mutation])], { now: NOW });
      if (outcomes?.[0]?.status !== 'saved') throw new Error(`not saved: ${JSON.stringify(outcomes)}`);
      revisions.set(code, baseRevision + 1);
    };
    await sql`create table single_rows (id integer primary key, value text not null)`.execute(db);
    const writeOne = (index: number) =>
      db.transaction().execute((trx) =>
        sql`insert into single_rows (id, value) values (${index % 60}, ${`value ${index}`})
            on conflict (id) do update set value = excluded.value`.execute(trx),
      );
    await timeEach(WARM_UP, saveOne);
    await timeEach(WARM_UP, writeOne);
    const saves: number[] = [];
    const writes: number[] = [];
    for (let index = 0; index < ROUNDS; index++) {
      writes.push(...(await timeEach(1, () => writeOne(index))));
      saves.push(...(await timeEach(1, () => saveOne(index))));
    }
    const save = summarise(saves);
    const write = summarise(writes);
    return [
      {
        what: `answer save / single durable write, ${engine}`,
        measured: `p99 ${ratio(save.p99 / write.p99)} (${ms(save.p99)} / ${ms(write.p99)}), p50 ${ratio(save.p50 / write.p50)}`,
        bar: 'p99 ≤ 3×',
      },
    ];
  } finally {
    await drop();
  }
}
