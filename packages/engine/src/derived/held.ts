import type { FactValue, Status } from '@tierwright/facts';
import type { Frame } from '../compile/frame.ts';

interface HeldParts {
  days: 'any' | 'every';
  /** First and last day of the period, both inside, as of a day; null where the period is unknown. */
  period: (frame: Frame) => { from: string; through: string } | null;
  next: (day: string) => string;
  /** The requirement's status on other days, in the same tier and group. */
  statusByDay: (frame: Frame) => (day: string) => Status;
}

/** ENG-D6: whether the requirement held on any or every day of the period. */
export function heldOf({ days, period, next, statusByDay }: HeldParts): (frame: Frame) => FactValue {
  const deciding: Status = days === 'any' ? 'met' : 'missed';
  return (frame) => {
    const range = period(frame);
    // No day proves nothing: a period without days is as unknown as one of unknown length.
    if (range === null || range.from > range.through) return null;
    const statusOn = statusByDay(frame);
    let unknown = false;
    for (let day = range.from; day <= range.through; day = next(day)) {
      const status = statusOn(day);
      if (status === deciding) return days === 'any';
      if (status === 'unknown') unknown = true;
    }
    return unknown ? null : days === 'every';
  };
}
