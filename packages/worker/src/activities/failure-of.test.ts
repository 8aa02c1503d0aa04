import { ApplicationFailure } from '@temporalio/common';
import type { Failure } from '@tierwright/commands';
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure-of.ts';

const refused = (status: Failure['status']): Error =>
  Object.assign(new Error('the amount 50,000 of Contoso'), {
    failure: { status, code: 'CMD601', title: 'It is not there.', problems: [] },
  });

describe('what the workflow is told of an error', () => {
  it('is code and title of what was refused, tried again only where that may help', () => {
    expect(failureOf(refused(422))).toMatchObject({ type: 'CMD601', message: 'It is not there.', nonRetryable: true });
    expect(failureOf(refused(404))).toMatchObject({ nonRetryable: true });
    for (const status of [409, 429, 503] as const) expect(failureOf(refused(status))).toMatchObject({ nonRetryable: false });
  });

  it('holds nothing of what the error said: histories are read by many', () => {
    const failure = failureOf(new TypeError('secret-token of contoso@example.com'));
    expect(failure).toMatchObject({ type: 'TypeError', nonRetryable: false });
    expect(JSON.stringify([failure.message, failure.details, failure.cause?.message])).not.toContain('secret');
    expect(JSON.stringify(failureOf(refused(422)).message)).not.toContain('Contoso');
  });

  it('holds no place in our sources: that names folders of the machine', () => {
    for (const error of [new TypeError('x'), refused(422), ApplicationFailure.nonRetryable('no', 'X1')]) {
      expect(failureOf(error).stack).toBe('');
    }
  });

  it('leaves a failure as it is', () => {
    const failure = ApplicationFailure.nonRetryable('no', 'X1');
    expect(failureOf(failure)).toBe(failure);
  });
});
