/**
 * Whether a state-changing request comes from our own pages: `Origin` must be ours; browsers that leave it out say so in
 * `Sec-Fetch-Site`. A request with neither is refused, since every browser that holds our cookie sends one of them.
 */
export function isOwnOrigin(headers: { origin?: string; secFetchSite?: string }, ownOrigin: string): boolean {
  if (headers.origin !== undefined) return headers.origin === ownOrigin;
  return headers.secFetchSite === 'same-origin';
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export function changesState(method: string): boolean {
  return !SAFE_METHODS.has(method);
}
