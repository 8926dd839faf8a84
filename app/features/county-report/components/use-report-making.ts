import { useCallback, useEffect, useRef, useState } from 'react';
import type { MakingLine, ReportFormat } from '../report-formats';

type Outcome = 'done' | 'cancelled' | 'failed';

/**
 * Makes a file on the server, tells how far it is, and hands it to the browser when all of it has come. Cancelling, or
 * leaving the page, ends the making; a file that is not whole is thrown away.
 */
export function useReportMaking(path: string) {
  const [making, setMaking] = useState<{ done: number; of: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const start = useCallback(
    async (format: ReportFormat, language: string) => {
      const own = new AbortController();
      controller.current = own;
      setOutcome(null);
      setMaking({ done: 0, of: 1 });
      try {
        for await (const line of linesOf(`${path}/dokument/rapport.${format}`, language, own.signal)) {
          if ('done' in line) setMaking(line);
          else if ('failed' in line) throw new Error('not made');
          else save(line);
        }
        setOutcome('done');
      } catch {
        setOutcome(own.signal.aborted ? 'cancelled' : 'failed');
      } finally {
        setMaking(null);
      }
    },
    [path],
  );
  return { making, outcome, start, cancel: () => controller.current?.abort() };
}

/** The server's lines as they come. Ends with an error unless the file came. */
async function* linesOf(address: string, language: string, signal: AbortSignal): AsyncGenerator<MakingLine> {
  const body = new URLSearchParams({ intent: 'make', language, progress: '1' });
  const response = await fetch(address, { method: 'POST', body, signal });
  if (!response.ok || !response.body) throw new Error(String(response.status));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let isWhole = false;
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? '';
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const said = JSON.parse(line) as MakingLine;
      isWhole ||= 'base64' in said;
      yield said;
    }
    if (done) break;
  }
  if (!isWhole) throw new Error('not whole');
}

function save({ name, type, length, base64 }: Extract<MakingLine, { base64: string }>): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (bytes.length !== length) throw new Error('not whole');
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
