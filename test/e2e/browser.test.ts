import { expect, it } from 'vitest';
import { findChromium, openBrowser, unpackedChromium } from '../support/browser';

it('prefers the browser that CHROME_PATH names, and says so when it is not there', () => {
  expect(findChromium({ CHROME_PATH: process.execPath }).path).toBe(process.execPath);
  expect(() => findChromium({ CHROME_PATH: '/nowhere/chromium' })).toThrow(/CHROME_PATH.*\/nowhere\/chromium/);
});

it('on a machine without a browser opens the one from the npm registry, or says what to do', async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    expect(() => findChromium({}, [])).toThrow(/install Chromium/);
    return;
  }
  expect(findChromium({}, [])).toEqual(unpackedChromium());
  const browser = await openBrowser(findChromium({}, []));
  const page = await browser.newPage();
  await page.setContent('<main><h1>Åäö</h1><canvas></canvas></main>');
  await expect.poll(() => page.locator('h1').innerText()).toBe('Åäö');
  expect((await page.screenshot()).length).toBeGreaterThan(1000);
  await browser.close();
});
