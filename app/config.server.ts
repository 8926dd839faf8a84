import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** The only reader of the environment. Everything else gets a `Config`. */
export interface Config {
  mode: 'demo' | 'production';
  host: string;
  port: number;
  databaseUrl: string;
  /** Address as people see it, without a slash at the end; null in demo, where it follows the port. */
  origin: string | null;
  /** At least 32 characters: sign-in codes are derived from it. */
  secret: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** How many proxies stand in front; 0 trusts no X-Forwarded-For. */
  proxyHops: number;
  logLevel: string;
  /** What the accessibility statement has to name. Authorities change, so none of it stands in a text. */
  accessibility: { actor: string; contact: string; supervisor: string; reportUrl: string };
}

export type ConfigResult = { config: Config } | { missing: string[] };

const DEFAULT_PORT = 3000;
const MIN_SECRET_LENGTH = 32;
const DEMO_SECRET = 'demo-only-secret-that-protects-nothing-at-all';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
const MAIL_SERVER_WANTED =
  'SMTP_URL: e-postserver för inloggningskoder, till exempel smtps://user:password@smtp.example.se (mail server)';

type Environment = Record<string, string | undefined>;

/** A setting, or the content of the file that `NAME_FILE` points at: secrets need not stand in the environment. */
function read(environment: Environment, name: string, missing: string[]): string | undefined {
  const value = environment[name]?.trim();
  if (value) return value;
  const file = environment[`${name}_FILE`]?.trim();
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    missing.push(`${name}_FILE: filen går inte att läsa (the file cannot be read): ${file}`);
    return undefined;
  }
}

/** Reads and checks the environment once. Returns every problem at a time, in words that say what to set. */
export function readConfig(environment: Environment): ConfigResult {
  const missing: string[] = [];
  const setting = (name: string) => read(environment, name, missing);
  const mode = setting('MOGNAD_MODE') ?? 'demo';
  if (mode !== 'demo' && mode !== 'production') {
    missing.push('MOGNAD_MODE: demo eller production (demo or production)');
  }
  const port = wholeNumber(65535).safeParse(setting('PORT') ?? DEFAULT_PORT);
  if (!port.success) missing.push('PORT: ett heltal 0–65535 (a whole number)');
  const proxyHops = wholeNumber(10).safeParse(setting('PROXY_HOPS') ?? 0);
  if (!proxyHops.success) missing.push('PROXY_HOPS: 0–10');
  const databaseUrl = setting('DATABASE_URL') ?? `file:${resolve('.data/mognadskollen.db')}`;
  if (!isDatabaseUrl(databaseUrl)) {
    missing.push('DATABASE_URL: postgres://…, eller en fil som file:./.data/x.db (or a file)');
  }
  const logLevel = setting('LOG_LEVEL') ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) missing.push(`LOG_LEVEL: ${LOG_LEVELS.join(', ')}`);
  const origin = setting('APP_ORIGIN') ?? null;
  const secret = setting('APP_SECRET');
  const smtpUrl = setting('SMTP_URL') ?? null;
  if (smtpUrl && !isMailServer(smtpUrl)) missing.push(MAIL_SERVER_WANTED);
  const mailFrom = setting('MAIL_FROM');
  if (mailFrom && !mailFrom.includes('@'))
    missing.push("MAIL_FROM: avsändaren, till exempel 'Mognadskollen <noreply@example.se>' (the sender)");
  if (mode === 'production') missing.push(...findProductionGaps(origin, secret, smtpUrl));
  if (missing.length > 0) return { missing };
  // As browsers write it: they compare letter by letter.
  const address = origin === null ? null : parseUrl(origin);
  const sender = mailFrom ?? `Mognadskollen <no-reply@${address?.hostname ?? 'localhost'}>`;
  return {
    config: {
      mode: mode as Config['mode'],
      host: setting('HOST') ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
      port: port.data ?? DEFAULT_PORT,
      databaseUrl,
      origin: address?.origin ?? null,
      secret: secret ?? DEMO_SECRET,
      smtpUrl,
      mailFrom: sender,
      proxyHops: proxyHops.data ?? 0,
      logLevel,
      accessibility: readAccessibility(setting, sender, mode === 'production' ? (address?.hostname ?? null) : null),
    },
  };
}

const wholeNumber = (highest: number) => z.coerce.number().int().min(0).max(highest);

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** A misspelt `postgres` must not become a file of that name, with the password in it. */
function isDatabaseUrl(url: string): boolean {
  return /^(postgres(ql)?|file):/.test(url) || !url.includes('://');
}

function isMailServer(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && /^smtps?:$/.test(parsed.protocol) && parsed.hostname !== '';
}

/** What the accessibility statement needs: whose service it is, where to write, and who supervises. */
function readAccessibility(
  setting: (name: string) => string | undefined,
  sender: string,
  host: string | null,
): Config['accessibility'] {
  const address = /[^\s<>]+@[^\s<>]+/.exec(sender)?.[0] ?? sender;
  return {
    actor: setting('ACTOR_NAME') ?? host ?? 'Exempelregionen (demo)',
    contact: setting('ACTOR_EMAIL') ?? address,
    supervisor: setting('SUPERVISOR_NAME') ?? 'Myndigheten för digital förvaltning (Digg)',
    reportUrl: setting('SUPERVISOR_URL') ?? 'https://www.digg.se/tdosanmalan',
  };
}

function findProductionGaps(origin: string | null, secret: string | undefined, smtpUrl: string | null): string[] {
  const gaps: string[] = [];
  if (!origin)
    gaps.push('APP_ORIGIN: adressen som användarna ser, till exempel https://mognad.example.se (the public address)');
  else if (!isBareOrigin(origin))
    gaps.push('APP_ORIGIN: måste börja med https:// och sluta efter värdnamnet (must be https and a host only)');
  if (!secret)
    gaps.push(
      `APP_SECRET eller APP_SECRET_FILE: minst ${MIN_SECRET_LENGTH} slumpade tecken (at least ${MIN_SECRET_LENGTH} random characters)`,
    );
  else if (secret.length < MIN_SECRET_LENGTH)
    gaps.push(`APP_SECRET: för kort, minst ${MIN_SECRET_LENGTH} tecken (too short)`);
  else if (secret === DEMO_SECRET)
    gaps.push('APP_SECRET: demohemligheten får inte användas (the demo secret is not allowed)');
  if (!smtpUrl) gaps.push(MAIL_SERVER_WANTED);
  return gaps;
}

function isBareOrigin(text: string): boolean {
  const url = parseUrl(text);
  return url?.protocol === 'https:' && `${url.origin}/` === url.href;
}
