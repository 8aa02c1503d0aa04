/** The SQLSTATE of an error of either engine; of errors of sockets, their code. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const DEADLOCK = '40P01';
const SERIALIZATION = '40001';
/** To be tried again from the beginning: the database undid it, and the same may well succeed. */
export const isRetried = (error: unknown): boolean => [DEADLOCK, SERIALIZATION].includes(errorCode(error) ?? '');

/** A lock was not had within `lock_timeout`. */
export const isLockTimeout = (error: unknown): boolean => errorCode(error) === '55P03';

/** "No space" as the file system inside PGlite counts its errors. */
const NO_SPACE_INSIDE = 51;

/** Disk full: said by the database, by Node, or by the file system inside an embedded one. */
export function isFull(error: unknown): boolean {
  if (typeof error === 'object' && error !== null && 'errno' in error && error.errno === NO_SPACE_INSIDE) return true;
  return ['53100', 'ENOSPC'].includes(errorCode(error) ?? '');
}

/** An embedded database is of no use after it: the server process that it imitates would have ended. */
export function hasStopped(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('severity' in error) return error.severity === 'PANIC' || error.severity === 'FATAL';
  // Of the machine that it runs in: a trap, or its end.
  return 'name' in error && (error.name === 'RuntimeError' || error.name === 'ExitStatus');
}

const SOCKETS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
/** What node-postgres says without a code when a connection ends under it, or none is free in time. */
const LOST =
  /connection terminated|connection error|not queryable|timeout exceeded when trying to connect|connection ended|cannot use a pool after/i;

/** The connection is gone, or was never there: class 08, shutdowns, crash recovery, too many connections, sockets. */
export function isLost(error: unknown): boolean {
  const code = errorCode(error);
  if (code !== undefined) return code.startsWith('08') || ['57P01', '57P02', '57P03', '53300'].includes(code) || SOCKETS.has(code);
  if (error instanceof AggregateError) return error.errors.some(isLost);
  return error instanceof Error && LOST.test(error.message);
}
