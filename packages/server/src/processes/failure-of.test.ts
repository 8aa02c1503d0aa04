import { StoreRefused, StoreUnavailable } from '@tierwright/store';
import { expect, it } from 'vitest';
import { ServerFailure } from '../failures/server-failure.ts';
import { failureOf } from './failure-of.ts';

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });
const why = (error: unknown) => {
  const failure = failureOf(error, '/data');
  return failure && `${failure.code} ${failure.sentence}`;
};

it.each([
  [new ServerFailure('SRV201', 'Another program uses port 7400.'), 'SRV201 Another program uses port 7400.'],
  [new StoreRefused('STO110', 'Process 7 has it open.'), 'STO110 Process 7 has it open.'],
  [new StoreUnavailable('STO102', 'the database does not answer'), 'STO102 the database does not answer (STO102)'],
])('says what %s says', (error, expected) => {
  expect(why(error)).toBe(expected);
});

it.each([
  coded('ENOSPC'),
  coded('EDQUOT'),
  new Error('could not extend file: No space left on device'),
  new Error('x', { cause: coded('ENOSPC') }),
])('knows a full disk by %s', (error) => {
  expect(why(error)).toMatch(/^SRV204 The disk is full: \/data could not be written\. Make room/);
});

it.each(['EACCES', 'EROFS', 'ENOTDIR'])('knows a folder that cannot be used by %s', (code) => {
  expect(why(coded(code))).toMatch(new RegExp(`^SRV203 /data cannot be used \\(${code}\\)\\. Choose a folder`));
});

it('leaves mistakes of ours to be shown with all they know', () => {
  expect(failureOf(new TypeError('x is not a function'), '/data')).toBeUndefined();
  expect(failureOf('text', '/data')).toBeUndefined();
});
