import type { FailureCode } from './codes.ts';
import { Failure } from './failure.ts';

const BY_ERRNO: Record<string, FailureCode> = {
  ENOENT: 'TW201',
  EISDIR: 'TW202',
  EACCES: 'TW203',
  EPERM: 'TW203',
  EROFS: 'TW203',
  ENOTDIR: 'TW207',
  EEXIST: 'TW207',
  ENOSPC: 'TW502',
  EDQUOT: 'TW502',
  EFBIG: 'TW502',
};

const sentence: Partial<Record<FailureCode, (file: string, doing: Doing) => string>> = {
  TW201: (file) => `There is no ${file}.`,
  TW202: (file) => `${file} is a folder; a file is needed.`,
  TW203: (file, doing) => `${file} may not be ${doing === 'read' ? 'read' : 'written'} by this user.`,
  TW207: (file) => `${file} is a file; a folder is needed.`,
  TW502: (file) => `The disk is full: ${file} could not be written.`,
};

type Doing = 'read' | 'write';

/** Whether it comes from the operating system; everything else that is thrown is a mistake of ours. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;

/** What the operating system refused, as a coded failure that names the file. */
export function systemFailure(error: NodeJS.ErrnoException, file: string, doing: Doing): Failure {
  const code = BY_ERRNO[error.code ?? ''] ?? (doing === 'read' ? 'TW205' : 'TW503');
  const message = sentence[code]?.(file, doing) ?? `${file} cannot be ${doing === 'read' ? 'read' : 'written'} (${error.code}).`;
  return new Failure(code, message, { file });
}
