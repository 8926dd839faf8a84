/** What storage errors mean, for both engines. SQLite's numbers are its extended result codes. */
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

export type StorageProblem =
  | 'full'
  | 'read_only'
  | 'busy'
  | 'damaged'
  | 'not_a_database'
  | 'cannot_open'
  | 'unreachable'
  | 'not_migrated';

function codesOf(error: unknown): { code: string; errcode: number } {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  return { code: typeof code === 'string' ? code : '', errcode: typeof errcode === 'number' ? errcode : 0 };
}

export function isUniqueViolation(error: unknown): boolean {
  const { code, errcode } = codesOf(error);
  return code === '23505' || errcode === SQLITE_CONSTRAINT_UNIQUE || errcode === SQLITE_CONSTRAINT_PRIMARYKEY;
}

/** PostgreSQL refused one of two transactions that collided (40001) or waited for each other (40P01). */
export function isSerializationFailure(error: unknown): boolean {
  const { code } = codesOf(error);
  return code === '40001' || code === '40P01';
}

const BY_SQLITE_CODE = new Map<number, StorageProblem>([
  [SQLITE_BUSY, 'busy'],
  [SQLITE_READONLY, 'read_only'],
  [SQLITE_IOERR, 'full'],
  [SQLITE_CORRUPT, 'damaged'],
  [SQLITE_FULL, 'full'],
  [SQLITE_CANTOPEN, 'cannot_open'],
  [SQLITE_NOTADB, 'not_a_database'],
]);

const BY_CODE = new Map<string, StorageProblem>([
  ['53100', 'full'],
  ['25006', 'read_only'],
  ['55P03', 'busy'],
  ['40001', 'busy'],
  ['40P01', 'busy'],
  ['XX001', 'damaged'],
  ['EACCES', 'cannot_open'],
  ['EPERM', 'cannot_open'],
  ['EROFS', 'cannot_open'],
  ['ENOTDIR', 'cannot_open'],
  ['EEXIST', 'cannot_open'],
  ['ENOSPC', 'full'],
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
  ['ECONNRESET', 'unreachable'],
  ['57P01', 'unreachable'],
  ['57P03', 'unreachable'],
  ['28000', 'unreachable'],
  ['28P01', 'unreachable'],
  ['42501', 'cannot_open'],
  ['3D000', 'unreachable'],
  ['42P01', 'not_migrated'],
]);

/** Names what is wrong with the storage, or null when the error is something else (a bug, say). */
export function storageProblem(error: unknown): StorageProblem | null {
  const { code, errcode } = codesOf(error);
  const known = BY_SQLITE_CODE.get(errcode & 0xff) ?? BY_CODE.get(code);
  if (known) return known;
  const message = error instanceof Error ? error.message : '';
  if (/^no such table/.test(message)) return 'not_migrated';
  return /Connection terminated|server closed the connection|is not queryable/i.test(message) ? 'unreachable' : null;
}
