import { expect, it } from 'vitest';
import { FAILURE_CODES } from './codes.ts';
import { isSystemError, systemFailure } from './system-failure.ts';

const systemError = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code, syscall: 'open', errno: -1 });

it.each([
  ['ENOENT', 'read', 'TW201', 'There is no a.json.'],
  ['EISDIR', 'read', 'TW202', 'a.json is a folder; a file is needed.'],
  ['EACCES', 'read', 'TW203', 'a.json may not be read by this user.'],
  ['EPERM', 'write', 'TW203', 'a.json may not be written by this user.'],
  ['EROFS', 'write', 'TW203', 'a.json may not be written by this user.'],
  ['ENOTDIR', 'write', 'TW207', 'a.json is a file; a folder is needed.'],
  ['ENOSPC', 'write', 'TW502', 'The disk is full: a.json could not be written.'],
  ['EDQUOT', 'write', 'TW502', 'The disk is full: a.json could not be written.'],
  ['EIO', 'read', 'TW205', 'a.json cannot be read (EIO).'],
  ['EIO', 'write', 'TW503', 'a.json cannot be written (EIO).'],
] as const)('%s on %s is %s', (errno, doing, code, message) => {
  const failure = systemFailure(systemError(errno), 'a.json', doing);
  expect({ code: failure.code, message: failure.message, file: failure.details.file }).toEqual({ code, message, file: 'a.json' });
});

it('tells errors of the system from mistakes of ours', () => {
  expect(isSystemError(systemError('EIO'))).toBe(true);
  expect(isSystemError(new TypeError('x is not a function'))).toBe(false);
  expect(isSystemError('EIO')).toBe(false);
});

it('every code has a sentence of advice', () => {
  for (const { advice } of Object.values(FAILURE_CODES)) expect(advice).toMatch(/^.+\.$/);
});
