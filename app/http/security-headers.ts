import type { Config } from '#app/config.server';

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * The headers of every page. Scripts need the response's nonce; nothing comes from another host; nobody may frame us.
 * Style attributes are allowed because SurveyJS writes them; style elements are not.
 */
export function securityHeaders(nonce: string, config: Pick<Config, 'mode'>): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    ...(config.mode === 'production'
      ? { 'Strict-Transport-Security': `max-age=${ONE_YEAR_SECONDS}; includeSubDomains` }
      : {}),
  };
}
