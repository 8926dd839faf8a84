import { existsSync, readFileSync } from 'node:fs';
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

type Environment = Record<string, string | undefined>;

/** A setting, or the content of the file that `NAME_FILE` points at: secrets need not stand in the environment. */
function read(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  if (value) return value;
  const file = environment[`${name}_FILE`]?.trim();
  return file && existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined;
}

/** Reads and checks the environment once. Returns every problem at a time, in words that say what to set. */
export function readConfig(environment: Environment): ConfigResult {
  const mode = read(environment, 'MOGNAD_MODE') ?? 'demo';
  const missing: string[] = [];
  if (mode !== 'demo' && mode !== 'production') {
    missing.push('MOGNAD_MODE: demo eller production (demo or production)');
  }
  const port = z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .safeParse(read(environment, 'PORT') ?? DEFAULT_PORT);
  if (!port.success) missing.push('PORT: ett heltal 0–65535 (a whole number)');
  const proxyHops = z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .safeParse(read(environment, 'PROXY_HOPS') ?? 0);
  if (!proxyHops.success) missing.push('PROXY_HOPS: 0–10');
  const databaseUrl = read(environment, 'DATABASE_URL') ?? `file:${resolve('.data/mognadskollen.db')}`;
  const origin = read(environment, 'APP_ORIGIN')?.replace(/\/+$/, '') ?? null;
  const secret = read(environment, 'APP_SECRET');
  const smtpUrl = read(environment, 'SMTP_URL') ?? null;
  if (mode === 'production') missing.push(...findProductionGaps(origin, secret, smtpUrl));
  if (mode === 'production') missing.push(...findStatementGaps(environment));
  if (missing.length > 0) return { missing };
  return {
    config: {
      mode: mode as Config['mode'],
      host: read(environment, 'HOST') ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'),
      port: port.data ?? DEFAULT_PORT,
      databaseUrl,
      origin,
      secret: secret ?? DEMO_SECRET,
      smtpUrl,
      mailFrom: read(environment, 'MAIL_FROM') ?? 'Mognadskollen <no-reply@localhost>',
      proxyHops: proxyHops.data ?? 0,
      logLevel: read(environment, 'LOG_LEVEL') ?? 'info',
      accessibility: readAccessibility(environment),
    },
  };
}

function readAccessibility(environment: Environment): Config['accessibility'] {
  return {
    actor: read(environment, 'ACTOR_NAME') ?? 'Exempelregionen (demo)',
    contact: read(environment, 'ACTOR_EMAIL') ?? 'tillganglighet@example.se',
    supervisor: read(environment, 'SUPERVISOR_NAME') ?? 'Myndigheten för digital förvaltning (Digg)',
    reportUrl: read(environment, 'SUPERVISOR_URL') ?? 'https://www.digg.se/tdosanmalan',
  };
}

function findStatementGaps(environment: Environment): string[] {
  const gaps: string[] = [];
  if (!read(environment, 'ACTOR_NAME'))
    gaps.push(
      'ACTOR_NAME: organisationen som ansvarar för tjänsten och dess tillgänglighet (who answers for the service)',
    );
  if (!z.email().safeParse(read(environment, 'ACTOR_EMAIL')).success)
    gaps.push('ACTOR_EMAIL: e-postadress dit brister i tillgängligheten meddelas (where shortcomings are reported)');
  return gaps;
}

function findProductionGaps(origin: string | null, secret: string | undefined, smtpUrl: string | null): string[] {
  const gaps: string[] = [];
  if (!origin)
    gaps.push('APP_ORIGIN: adressen som användarna ser, till exempel https://mognad.example.se (the public address)');
  else if (!/^https:\/\/[^/]+$/.test(origin))
    gaps.push('APP_ORIGIN: måste börja med https:// och sluta efter värdnamnet (must be https and a host only)');
  if (!secret)
    gaps.push(
      `APP_SECRET eller APP_SECRET_FILE: minst ${MIN_SECRET_LENGTH} slumpade tecken (at least ${MIN_SECRET_LENGTH} random characters)`,
    );
  else if (secret.length < MIN_SECRET_LENGTH)
    gaps.push(`APP_SECRET: för kort, minst ${MIN_SECRET_LENGTH} tecken (too short)`);
  else if (secret === DEMO_SECRET)
    gaps.push('APP_SECRET: demohemligheten får inte användas (the demo secret is not allowed)');
  if (!smtpUrl)
    gaps.push(
      'SMTP_URL: e-postserver för inloggningskoder, till exempel smtps://user:password@smtp.example.se (mail server)',
    );
  return gaps;
}
