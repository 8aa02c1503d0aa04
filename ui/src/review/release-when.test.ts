import { expect, it } from 'vitest';
import { releaseWhen } from './release-when.ts';

it('a release comes now, on a day, or at an hour, when what was chosen is whole', () => {
  const of = (kind: 'now' | 'day' | 'hour', day = '', hour = '') => releaseWhen({ kind, day, hour });
  expect(of('now')).toEqual({});
  expect(of('day', '2027-01-01')).toEqual({ on: '2027-01-01' });
  expect(of('day')).toBeNull();
  expect(of('hour', '', '2027-01-01T09:00')).toEqual({ at: new Date('2027-01-01T09:00').toISOString() });
  expect(of('hour')).toBeNull();
  expect(of('hour', '', 'soon')).toBeNull();
});
