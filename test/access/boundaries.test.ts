import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#app/config.server';
import { safePath } from '#app/http/authorise.server';
import { isId } from '#app/http/form.server';
import { parseJson, UnreadableJson } from '#app/http/json';
import { isHarmlessOrOwn } from '#app/http/origin';
import { securityHeaders } from '#app/http/security-headers';

const OWN = 'https://mognad.example.se';

describe('where a sign-in may lead', () => {
  test.each([
    '//evil.example',
    '///evil.example/%2f..',
    '////evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/ /evil.example',
    '/%09/evil.example',
    '/%0a/evil.example',
    '/%0D%0ALocation:%20https://evil.example',
    '/%2f/evil.example',
    '/%5cevil.example',
    'https:evil.example',
    'https:/evil.example',
    'https://evil.example',
    'https://mognad.example.se@evil.example',
    'https://mognad.example.se.evil.example',
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'evil.example',
    './/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/a/../\\evil.example',
    '/%2e%2e//evil.example',
    '/%2E//evil.example',
    '/\u2028/evil.example',
    '?till=//evil.example',
    '#//evil.example',
    '@evil.example',
    '',
    null,
    undefined,
  ])('not to %j', (path) => {
    expect(safePath(path, '/oversikt')).toBe('/oversikt');
  });

  test.each([
    '/',
    '/oversikt',
    '/sjalvskattning/0193/inf?steg=2#INF1.1',
    '/resultat/orebro/2026?q=%C3%A5%2Fb',
    '/a//b',
    '/x?u=https://a.b//c',
  ])('but to %s', (path) => {
    expect(safePath(path, '/oversikt')).toBe(path);
    const url = new URL(path, OWN);
    expect(new URL(url.pathname, OWN).origin).toBe(OWN);
  });
});

type Setting = Parameters<typeof isHarmlessOrOwn>[1];

describe('a request that changes something', () => {
  const setting = { origin: OWN, proxyHops: 0 };
  const isAllowed = (method: string, headers: IncomingHttpHeaders, { origin, proxyHops }: Setting = setting) =>
    isHarmlessOrOwn({ method, headers }, { origin, proxyHops });

  test.each<[IncomingHttpHeaders, boolean]>([
    [{ origin: OWN }, true],
    [{ origin: OWN, 'sec-fetch-site': 'cross-site' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{ origin: `${OWN}.evil.example` }, false],
    [{ origin: 'http://mognad.example.se' }, false],
    [{ origin: `${OWN}:8443` }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{}, false],
  ])('from %o is our own: %s', (headers, isOwn) => {
    expect(isAllowed('POST', headers)).toBe(isOwn);
  });

  test('is one with any other method than those for reading', () => {
    expect(['GET', 'HEAD', 'OPTIONS'].map((method) => isAllowed(method, {}))).toEqual([true, true, true]);
    const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'get', 'QUERY', ''];
    expect(methods.map((method) => isAllowed(method, {}))).not.toContain(true);
  });

  test('without a set address is judged by the host it was sent to, and by a proxy only where there is one', () => {
    const direct = { origin: null, proxyHops: 0 };
    const proxied = { origin: null, proxyHops: 1 };
    const host = 'demo.example.se';
    const forwarded = { host, 'x-forwarded-proto': 'https, http' };
    expect(isAllowed('POST', { host, origin: `http://${host}` }, direct)).toBe(true);
    expect(isAllowed('POST', { host, origin: 'http://other.example.se' }, direct)).toBe(false);
    expect(isAllowed('POST', { ...forwarded, origin: `https://${host}` }, direct)).toBe(false);
    expect(isAllowed('POST', { ...forwarded, origin: `https://${host}` }, proxied)).toBe(true);
    expect(isAllowed('POST', { ...forwarded, origin: `http://${host}` }, proxied)).toBe(false);
  });
});

describe('a body of JSON', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  test.each([
    '{"__proto__":{"isAdmin":true}}',
    '{"a":[{"__proto__":null}]}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"a":{"prototype":1}}',
    '{"\\u005f_proto__":{"isAdmin":true}}',
    nested(13),
    '['.repeat(100_000) + ']'.repeat(100_000),
    '',
    'undefined',
    "{'a':1}",
    '{"a":1}}',
    '\u0000',
  ])('is refused: %.40j', (text) => {
    expect(() => parseJson(text)).toThrow(UnreadableJson);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test.each([
    ['{"a":[1,"å",null]}', { a: [1, 'å', null] }],
    ['"__proto__"', '__proto__'],
    ['[]', []],
  ])('is read: %s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test('is read up to the depth of twelve, however wide', () => {
    expect(parseJson(nested(12))).toBeDefined();
    expect(parseJson(`[${Array.from({ length: 200_000 }, () => '[]').join()}]`)).toHaveLength(200_000);
  });
});

test('an id is a uuid in lower case and nothing else', () => {
  expect(isId('0193a5b2-7c4d-7e8f-9a0b-1c2d3e4f5a6b')).toBe(true);
  const others = [
    undefined,
    '',
    '..',
    "1' or '1'='1",
    '0193A5B2-7C4D-7E8F-9A0B-1C2D3E4F5A6B',
    '0193a5b2-7c4d-7e8f-9a0b-1c2d3e4f5a6b\n',
  ];
  expect(others.map(isId)).not.toContain(true);
});

test('pages let in no script without the nonce, nothing from other hosts, and nobody to frame them', () => {
  const headers = securityHeaders('N0nce', { mode: 'production' });
  const policy = headers['Content-Security-Policy']!;
  expect(policy).toContain("script-src 'self' 'nonce-N0nce'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
  expect(headers['Strict-Transport-Security']).toMatch(/^max-age=31536000/);
  expect(securityHeaders('x', { mode: 'demo' })['Strict-Transport-Security']).toBeUndefined();
});

describe('the settings', () => {
  const production = {
    MOGNAD_MODE: 'production',
    APP_ORIGIN: OWN,
    APP_SECRET: 'x'.repeat(32),
    SMTP_URL: 'smtp://mail.example.se',
    MAIL_FROM: 'Mognadskollen <noreply@example.se>',
    ACTOR_NAME: 'Region Exempel',
    ACTOR_EMAIL: 'tillganglighet@example.se',
  };
  const gaps = (environment: Record<string, string | undefined>) => {
    const result = readConfig(environment);
    return 'missing' in result ? result.missing.map((line) => line.split(/[ :]/)[0]) : [];
  };
  const configOf = (environment: Record<string, string>) => {
    const result = readConfig(environment);
    if ('missing' in result) throw new Error(result.missing.join('\n'));
    return result.config;
  };

  test('production without anything names everything that is missing, at once', () => {
    expect(gaps({ MOGNAD_MODE: 'production' })).toEqual(['APP_ORIGIN', 'APP_SECRET', 'SMTP_URL']);
    expect(gaps({ MOGNAD_MODE: 'production', PORT: 'x', PROXY_HOPS: '99' })).toHaveLength(5);
  });

  test('the accessibility statement names who answers for it, an address that works, and the authority', () => {
    expect(configOf(production).accessibility).toEqual({
      actor: 'Region Exempel',
      contact: 'tillganglighet@example.se',
      supervisor: 'Myndigheten för digital förvaltning (Digg)',
      reportUrl: 'https://www.digg.se/tdosanmalan',
    });
    const { ACTOR_NAME: _, ACTOR_EMAIL: __, ...unnamed } = production;
    expect(configOf(unnamed).accessibility).toMatchObject({
      actor: 'mognad.example.se',
      contact: 'noreply@example.se',
    });
    const moved = { SUPERVISOR_NAME: 'Post- och telestyrelsen', SUPERVISOR_URL: 'https://pts.se/anmal' };
    expect(configOf({ ...production, ...moved }).accessibility).toMatchObject({
      supervisor: 'Post- och telestyrelsen',
      reportUrl: 'https://pts.se/anmal',
    });
  });

  test.each([
    ['http://mognad.example.se', 'APP_ORIGIN'],
    ['https://mognad.example.se/start', 'APP_ORIGIN'],
    ['mognad.example.se', 'APP_ORIGIN'],
    ['  ', 'APP_ORIGIN'],
    ['https://mognad.example.se/?x', 'APP_ORIGIN'],
    ['https://someone@mognad.example.se', 'APP_ORIGIN'],
  ])('production at %j is refused', (APP_ORIGIN, gap) => {
    expect(gaps({ ...production, APP_ORIGIN })).toEqual([gap]);
  });

  test.each([
    ['SMTP_URL', 'smtp.example.se'],
    ['SMTP_URL', 'https://smtp.example.se'],
    ['MAIL_FROM', 'Mognadskollen'],
    ['LOG_LEVEL', 'verbose'],
    ['DATABASE_URL', 'postgress://user:hemligt@db/mognad'],
    ['DATABASE_URL', 'mysql://db/mognad'],
  ])('production with %s %j is refused, and what is secret in it is not repeated', (name, value) => {
    expect(gaps({ ...production, [name]: value })).toEqual([name]);
    expect(JSON.stringify(readConfig({ ...production, [name]: value }))).not.toContain('hemligt');
  });

  test('a file that cannot be read is named with what is missing', () => {
    const { APP_SECRET: _, ...rest } = production;
    expect(gaps({ ...rest, APP_SECRET_FILE: tmpdir() })).toEqual(['APP_SECRET_FILE', 'APP_SECRET']);
    expect(gaps({ ...rest, APP_SECRET_FILE: '/nowhere/secret' })).toEqual(['APP_SECRET_FILE', 'APP_SECRET']);
  });

  test('the address is kept as browsers write it, and a database may be a path', () => {
    expect(configOf({ ...production, APP_ORIGIN: 'https://Mognad.Example.se' }).origin).toBe(OWN);
    for (const url of ['file:./x.db', 'file:/data/x.db', '/data/x.db', ':memory:', 'postgresql://db/x']) {
      expect(configOf({ DATABASE_URL: url }).databaseUrl).toBe(url);
    }
  });

  test('production with a short secret, or with the demo’s, is refused', () => {
    expect(gaps({ ...production, APP_SECRET: 'x'.repeat(31) })).toEqual(['APP_SECRET']);
    expect(gaps({ ...production, APP_SECRET: configOf({}).secret })).toEqual(['APP_SECRET']);
  });

  test('production with all of it is read, without a slash at the end of the address', () => {
    const config = configOf({
      ...production,
      APP_ORIGIN: `${OWN}/`,
      PROXY_HOPS: '1',
      DATABASE_URL: 'postgres://db/mognad',
    });
    expect(config).toMatchObject({
      mode: 'production',
      origin: OWN,
      host: '0.0.0.0',
      proxyHops: 1,
      databaseUrl: 'postgres://db/mognad',
    });
  });

  test('nothing set is the demo, for this machine only, trusting no proxy', () => {
    expect(configOf({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3000,
      origin: null,
      smtpUrl: null,
      proxyHops: 0,
    });
  });

  test.each([{ MOGNAD_MODE: 'prod' }, { PORT: '70000' }, { PORT: '3000x' }, { PROXY_HOPS: '-1' }])(
    '%o is refused',
    (environment) => {
      expect(gaps(environment)).toEqual(Object.keys(environment));
    },
  );

  test('a secret may stand in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mognad-secret-'));
    const file = join(folder, 'secret');
    writeFileSync(file, `${'s'.repeat(40)}\n`);
    const { APP_SECRET: _, ...others } = production;
    expect(configOf({ ...others, APP_SECRET_FILE: file }).secret).toBe('s'.repeat(40));
    rmSync(folder, { recursive: true });
    expect(gaps({ ...others, APP_SECRET_FILE: file })).toEqual(['APP_SECRET_FILE', 'APP_SECRET']);
  });
});
