/**
 * The thread that prepares a closing, with a connection of its own. It answers in pieces, so that whoever waits takes in
 * one at a time: first rows, last everything else.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { chunksOf } from '#db/chunks';
import { connect } from '#db/connection.server';
import { type ClosingOrder, type ClosingRows, type CorrectionOrder, prepareClosing } from './prepare-closing.server';

/** Rows that the waiting thread takes in, and writes, without a pause. */
const PIECE = 100;
const { address, order } = workerData as { address: string; order: ClosingOrder | CorrectionOrder };
const db = connect(address, { isReadOnly: true });
try {
  const { tables, ...rest } = await prepareClosing(db, order);
  for (const { table, rows } of tables) {
    for (const chunk of chunksOf<unknown>(rows, PIECE)) parentPort?.postMessage({ table, rows: chunk } as ClosingRows);
  }
  parentPort?.postMessage(rest);
} finally {
  await db.destroy();
}
