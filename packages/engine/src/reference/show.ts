import { toMajor } from '@tierwright/program';
import type { Shown } from '../decision/decision.ts';
import type { Reading } from './reading.ts';

/** A value as people and JSON see it: money in major units. */
export const shown = ({ type, value }: Reading, currency: string): Shown =>
  type === 'money' && typeof value === 'number' ? toMajor(value, currency) : value;
