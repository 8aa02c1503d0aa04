import { refuse, refuseWith, UnusablePartner } from '@tierwright/commands';
import { StoreBusy, StoreUnavailable } from '@tierwright/store';
import { type HttpFailure, RequestRefused, requestRefused } from './request-refused.ts';

/** Seconds after which to try again what the store could not do now. */
const SOON = 1;

/** What a thrown error means to the caller; `isBug`: nothing that the caller could have known, so it is logged. */
export function failureOfThrown(error: unknown): { readonly failure: HttpFailure; readonly isBug: boolean } {
  if (error instanceof RequestRefused) return { failure: error.failure, isBug: false };
  // The router could not decode the path.
  if (error instanceof URIError) return { failure: requestRefused('API119', 'The path is not encoded in UTF-8.').failure, isBug: false };
  if (error instanceof StoreBusy) {
    return { failure: refuse('CMD106', 'Others work on the same and have not finished.', { retryAfter: SOON }).failure, isBug: false };
  }
  if (error instanceof UnusablePartner) return { failure: refuseWith('CMD605', error.problems).failure, isBug: false };
  if (error instanceof StoreUnavailable) {
    return { failure: refuse('CMD107', 'The database does not answer.', { retryAfter: SOON }).failure, isBug: false };
  }
  return { failure: requestRefused('API117', 'The request was not done, and nothing of it was kept.').failure, isBug: true };
}
