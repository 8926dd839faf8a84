import { sign } from '#app/features/signing-off/sign.server';
import type { Engine } from '#db/connection.server';
import { upsertInstallationValue } from '#db/queries/operations';
import { codesFor } from '../support/county';
import { createDatabase } from '../support/database';
import { createBulkCounty } from './bulk-county';
import { bulkSharing, listSigning, signedAtOf } from './bulk-signing';
import { answerAndHandOver } from './hand-over-bulk';
import { type Line, ms, ratio, summarise, timeEach } from './measure';

/** Signing in a country: so many organisations in all, and so many of them whose signing is measured. */
const ORGANISATIONS = 290;
const WARM_UP = 10;
const MEASURED = 60;
const SEED = 1;

/** Signing sixty answers with an earlier year to compare with, against one durable single-row write; in turn. */
export async function benchSign(engine: Engine): Promise<Line[]> {
  const { db, drop } = await createDatabase();
  try {
    const county = await createBulkCounty(db, {
      organisations: ORGANISATIONS,
      years: 2,
      seed: SEED,
      isLastSigned: false,
    });
    const { id: roundId, year } = county.rounds.at(-1)!;
    const now = signedAtOf(year);
    const acting = { now, actor: { personId: county.approver.id } };
    const assessments = await listSigning(db, roundId);
    const signTimes: number[] = [];
    const writeTimes: number[] = [];
    let processorMs = 0;
    for (const [index, { id: assessmentId, organisationId }] of assessments.slice(0, WARM_UP + MEASURED).entries()) {
      const place = { assessmentId, organisationIds: [organisationId] };
      await answerAndHandOver(db, place, { index, year, seed: SEED }, acting);
      const sharing = bulkSharing(index);
      const usedBefore = process.cpuUsage();
      const started = performance.now();
      const signed = await sign(db, { ...place, revision: 1, sharing, diaryNumber: null }, acting);
      const took = performance.now() - started;
      const used = process.cpuUsage(usedBefore);
      if ('problem' in signed) throw new Error(JSON.stringify(signed));
      const writes = await timeEach(1, () => upsertInstallationValue(db, 'measured', String(index)));
      if (index < WARM_UP) continue;
      signTimes.push(took);
      processorMs += (used.user + used.system) / 1000 / MEASURED;
      writeTimes.push(...writes);
    }
    const signing = summarise(signTimes);
    const write = summarise(writeTimes);
    return [
      {
        what: `sign-off, ${codesFor().length} answers and an earlier year, ${engine}`,
        measured: `p50 ${ms(signing.p50)}, p95 ${ms(signing.p95)} (${ms(processorMs)} of processor), p50 ${ratio(signing.p50 / write.p50)} a single durable write`,
        bar: '≤ 25 ms',
      },
    ];
  } finally {
    await drop();
  }
}
