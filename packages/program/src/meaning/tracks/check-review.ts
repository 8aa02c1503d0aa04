import type { Keep, Review, ReviewDates, Track } from '../../tracks/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import type { FactRef } from '../../values/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { readValue } from '../conditions/read-value.ts';
import type { Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkTier } from '../references.ts';
import { checkDuration } from '../values/check-duration.ts';

/** A review policy, of a track or of one tier. */
export function checkReview(x: Examination, review: Review, track: Track, pointer: string, scope: Scope): void {
  checkReviewDates(x, review.promote?.at, `${pointer}/promote/at`, scope);
  checkReviewDates(x, review.demote?.at, `${pointer}/demote/at`, scope);
  checkLength(x, review.demote?.grace, `${pointer}/demote/grace`, scope);
  review.keep?.forEach((keep, index) => {
    checkSpan(x, keep, `${pointer}/keep/${index}`, scope, keep.when !== undefined);
  });
  review.probation?.forEach((probation, index) => {
    const at = `${pointer}/probation/${index}`;
    checkSpan(x, probation, at, scope, false);
    checkTier(x, probation.reach, `${at}/reach`, track.id);
  });
}

function checkReviewDates(x: Examination, dates: ReviewDates | undefined, pointer: string, scope: Scope): void {
  if (dates && 'every' in dates) checkDateFact(x, dates.since, `${pointer}/since`, scope);
}

/** A time in which a tier is kept or must be reached: since a date and for a time, until a day, or while a condition holds. */
function checkSpan(x: Examination, span: Keep, pointer: string, scope: Scope, hasCondition: boolean): void {
  const { report } = x;
  checkCondition(x, span.when, `${pointer}/when`, scope);
  checkDateFact(x, span.since, `${pointer}/since`, scope);
  checkLength(x, span.for, `${pointer}/for`, scope);
  if (span.since !== undefined && span.for === undefined)
    report.add('PDL238', `${pointer}/since`, 'It has a beginning and no length.', { value: span.since, expected: '`for` beside `since`' });
  else if (span.for !== undefined && span.since === undefined)
    report.add('PDL238', `${pointer}/for`, 'It has a length and no beginning.', { value: span.for, expected: '`since` beside `for`' });
  else if (span.for !== undefined && span.until !== undefined)
    report.add('PDL238', `${pointer}/until`, 'It has two ends.', { value: span.until, expected: '`since` and `for`, or `until`' });
  else if (span.for === undefined && span.until === undefined && !hasCondition)
    report.add('PDL238', pointer, 'It never ends.', { expected: '`since` and `for`, or `until`' });
}

function checkDateFact(x: Examination, id: string | undefined, pointer: string, scope: Scope): void {
  if (id === undefined) return;
  const info = readValue(x, id, pointer, scope);
  if (info && info.type !== 'date')
    x.report.add('PDL211', pointer, `\`${id}\` is of type ${info.type}.`, { value: id, expected: 'a date fact' });
}

/** A time in days or longer, or a parameter that holds one. */
function checkLength(x: Examination, length: string | FactRef | undefined, pointer: string, scope: Scope): void {
  if (!isFactRef(length)) {
    checkDuration(x, length, pointer, { days: true });
    return;
  }
  const at = `${pointer}/fact`;
  const info = readValue(x, length.fact, at, scope);
  if (info && info.type !== 'duration')
    x.report.add('PDL211', at, `\`${info.id}\` is of type ${info.type}.`, { value: info.id, expected: 'a duration' });
}
