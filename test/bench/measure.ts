/** Times in milliseconds, and what benchmarks print: ratios of two things measured in the same run. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Times {
  p50: number;
  p95: number;
  p99: number;
}

export function summarise(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99) };
}

/** Runs `work` so many times, one after the other, and answers each time. */
export async function timeEach(times: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < times; index++) {
    const started = performance.now();
    await work(index);
    all.push(performance.now() - started);
  }
  return all;
}

export const ms = (value: number) => `${value.toFixed(2)} ms`;
export const ratio = (value: number) => `${value.toFixed(2)}×`;

export interface Line {
  what: string;
  measured: string;
  bar: string;
}
