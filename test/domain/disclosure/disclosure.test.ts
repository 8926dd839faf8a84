import { describe, expect, test } from 'vitest';
import { mulberry32 } from '#app/domain/uncertainty/prng';
import { attack } from './attack';
import { countyOf } from './counties';
import { publish } from './knowledge';

const COUNTIES = Number(process.env.DISCLOSURE_COUNTIES ?? 300);
const FIRST = Number(process.env.DISCLOSURE_FIRST ?? 1);

test('probe', { timeout: 600_000 }, () => {
  const start = performance.now();
  let coalitions = 0;
  let tClose = 0;
  const bad: string[] = [];
  for (let seed = FIRST; seed < FIRST + COUNTIES; seed += 1) {
    const t = performance.now();
    const published = publish(countyOf(seed));
    tClose += performance.now() - t;
    const found = attack(published, { draw: mulberry32(seed) });
    coalitions += found.coalitions;
    const worst = found.pinned.sort((a, b) => a.width - b.width)[0];
    if (worst) bad.push(`${countyOf(seed).name} | ${found.pinned.length} ${JSON.stringify(worst)}`);
  }
  console.log(COUNTIES, coalitions, Math.round(tClose), Math.round(performance.now() - start), bad.length);
  console.log(bad.slice(0, 25).join('\n'));
});
