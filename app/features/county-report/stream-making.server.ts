import type { Logger } from 'pino';
import type { Making } from '#app/documents/model';
import { typeOfFile } from '#app/http/file-response.server';
import type { MakingLine } from './report-formats';

/**
 * Makes a file while its reader is told how far it is, one line of JSON at a time; the last line is the whole file. When
 * the reader goes away the making stops, and nothing has been given out.
 */
export function streamMaking(
  make: (making: Making) => Promise<{ name: string; bytes: Buffer } | undefined>,
  requestSignal: AbortSignal,
  log: Pick<Logger, 'error'>,
): Response {
  const left = new AbortController();
  const signal = AbortSignal.any([requestSignal, left.signal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: MakingLine) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        const made = await make({ signal, onPart: (done, of) => say({ done, of }) });
        if (made) {
          const { name, bytes } = made;
          say({ name, type: typeOfFile(name), length: bytes.length, base64: bytes.toString('base64') });
        } else say({ failed: true });
      } catch (error) {
        if (!signal.aborted) {
          log.error({ err: error }, 'the report could not be made');
          say({ failed: true });
        }
      }
      if (!left.signal.aborted) controller.close();
    },
    cancel: () => left.abort(),
  });
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' } });
}
