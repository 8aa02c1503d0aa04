import { StoreRefused, StoreUnavailable } from '@tierwright/store';
import { ServerFailure } from '../failures/server-failure.ts';

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);
const NOT_ALLOWED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/** Errors of the operating system, of PGlite's file system among them, name what they are by a code or in their words. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /no space left on device|disk full/i.test(error.message) ? 'ENOSPC' : undefined;
}

/** Why a process ended, for whoever runs it; nothing where it is a mistake of ours, which is shown with all it knows. */
export function failureOf(error: unknown, data: string): { readonly code: string; readonly sentence: string } | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ServerFailure || cause instanceof StoreRefused) return { code: cause.code, sentence: cause.message };
    if (cause instanceof StoreUnavailable) return { code: cause.code, sentence: `${cause.message} (${cause.code})` };
    const code = systemCode(cause);
    if (code !== undefined && DISK_FULL.has(code)) {
      return {
        code: 'SRV204',
        sentence: `The disk is full: ${data} could not be written. Make room, or choose a folder on another disk with TIERWRIGHT_DATA.`,
      };
    }
    if (code !== undefined && NOT_ALLOWED.has(code)) {
      return {
        code: 'SRV203',
        sentence: `${data} cannot be used (${code}). Choose a folder that this user may write to with TIERWRIGHT_DATA.`,
      };
    }
  }
  return undefined;
}
