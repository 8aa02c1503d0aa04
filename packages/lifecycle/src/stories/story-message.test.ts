import { describe, expect, it } from 'vitest';
import { WorkCalendar } from '../time/work-calendar.ts';
import { messageOfStep } from './story-message.ts';

const at = Date.parse('2027-03-01T10:00:00+01:00');
const message = (rest: object) =>
  messageOfStep({ to: 'd1', type: 'delegate', ...rest }, at, new WorkCalendar({ timeZone: 'Europe/Berlin' }));

describe('the message of a step', () => {
  it('names a stand-in until a local time, or a time after the step', () => {
    expect(message({ by: 'dora', standIn: 'carl', until: '2027-03-02 09:00' })).toEqual({
      type: 'delegate',
      by: 'dora',
      to: 'carl',
      until: Date.parse('2027-03-02T09:00:00+01:00'),
    });
    expect(message({ standIn: 'carl', until: '+P1D' })).toMatchObject({ until: Date.parse('2027-03-02T10:00:00+01:00') });
  });

  it('names how far a lead got', () => {
    expect(message({ to: 'l1', type: 'feedback', by: 'ann', progress: 'won' })).toEqual({ type: 'feedback', by: 'ann', to: 'won' });
    expect(message({ to: 'l1', type: 'feedback', by: 'ann' })).toEqual({ type: 'feedback', by: 'ann' });
  });

  it('leaves a day that is no instant to the item', () => {
    expect(message({ type: 'grantException', until: '2027-03-02' })).toEqual({ type: 'grantException', until: '2027-03-02' });
    expect(message({ until: 'soon' })).toEqual({ type: 'delegate', until: 'soon' });
  });
});
