import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Own flags: no sandbox because tests may run as root, no graphics card, and nothing that calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

export interface ChromiumPlace {
  path: string;
  environment: Record<string, string>;
}

/**
 * The browser that CHROME_PATH names, else the machine's, else the one from the npm registry. A machine without any
 * fails the tests, with a text that says what to do: nothing is skipped.
 */
export function findChromium(
  environment: Record<string, string | undefined> = process.env,
  places = SYSTEM_PATHS,
): ChromiumPlace {
  const named = environment.CHROME_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH names a file that does not exist: ${named}`);
  const path = named ?? places.find((place) => existsSync(place));
  if (path) return { path, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium();
  throw new Error('No browser for the tests: install Chromium or Chrome, or name one in CHROME_PATH.');
}

/** Unpacks the npm package's Chromium by hand: its own code looks for Amazon's machines and a fixed place in /tmp. */
export function unpackedChromium(): ChromiumPlace {
  const home = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = resolve('.cache', `chromium-${version}`);
  if (!existsSync(folder)) unpack(join(home, 'bin'), folder);
  const path = join(folder, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const own = [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }];
  // With the machine's libraries when they are there (libnss3 often is not), else with the package's.
  for (const environment of own) {
    const tried = spawnSync(path, ['--version', ...FLAGS], { env: { ...process.env, ...environment } });
    if (tried.status === 0) return { path, environment };
  }
  throw new Error('The Chromium of the npm package does not start here: install Chromium or name one in CHROME_PATH.');
}

function unpack(bin: string, folder: string): void {
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  writeFileSync(join(half, 'chromium'), brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))));
  chmodSync(join(half, 'chromium'), 0o755);
  // The graphics libraries stand beside the program, the others in a folder each.
  for (const [name, target] of [
    ['fonts', 'fonts'],
    ['swiftshader', '.'],
    ['al2023', 'al2023'],
  ] as const) {
    mkdirSync(join(half, target), { recursive: true });
    const input = brotliDecompressSync(readFileSync(join(bin, `${name}.tar.br`)));
    const { status, stderr } = spawnSync('tar', ['-xf', '-', '--no-same-owner', '-C', join(half, target)], { input });
    if (status !== 0) throw new Error(`could not unpack ${name}: ${stderr}`);
  }
  renameSync(half, folder);
}

export async function openBrowser(place: ChromiumPlace = findChromium()): Promise<Browser> {
  return chromium.launch({
    executablePath: place.path,
    args: FLAGS,
    env: { ...(process.env as Record<string, string>), ...place.environment },
  });
}

/**
 * RENDER_DELAY_MS makes all that React draws that many milliseconds late, so that a test which reads a page before it
 * has been drawn fails every time instead of once in a hundred.
 */
const RENDER_DELAY_MS = Number(process.env.RENDER_DELAY_MS ?? 0);
/** React's word when somebody clicks on a page that it has not taken over yet; it goes on all the same. */
const LATE = RENDER_DELAY_MS > 0 ? [/React error #345/] : [];

/** Delays React's scheduler, which posts messages to itself: drawing, and the effects that follow it. */
export async function drawLate(context: BrowserContext, delayMs: number): Promise<void> {
  await context.addInitScript((delay) => {
    // Of before a test stops the page's clock.
    const later = window.setTimeout.bind(window);
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
      later(() => Reflect.apply(post, this, message), delay);
    };
  }, delayMs);
}

export interface WatchedPage {
  page: Page;
  /** Console errors, script errors, broken content policy and requests to other hosts, in order. */
  complaints: string[];
}

/**
 * A page in a browser profile of its own that notes everything a person would call broken. `forgives` names console
 * errors that belong to the test, such as the browser's own word about a request that was made to fail.
 */
export async function openPage(
  browser: Browser,
  origin: string,
  { forgives = [], ...options }: BrowserContextOptions & { forgives?: RegExp[] } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, locale: 'sv-SE', ...options });
  if (RENDER_DELAY_MS > 0) await drawLate(context, RENDER_DELAY_MS);
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (![...forgives, ...LATE].some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (event) => complain(`script: ${event.error().stack ?? event.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) complain(`request to another host: ${url}`);
  });
  return { page: await context.newPage(), complaints };
}

/** Waits until the page's script has taken over; before that its forms work as they do without scripts. */
export async function whenAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')));
}
