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

/** Disk full, by the database or by the file system under an embedded one. */
export const isFull = (error: unknown): boolean => ['53100', 'ENOSPC'].includes(errorCode(error) ?? '');

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
