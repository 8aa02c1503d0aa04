import type { FactValue } from '@tierwright/facts';
import { toMajor, type ValueType } from '@tierwright/program';
import type { Shown } from '../decision/decision.ts';
import type { Reading } from './reading.ts';

/** A value as people and JSON see it: money in major units. */
export const shownValue = (type: ValueType, value: FactValue, currency: string): Shown =>
  type === 'money' && typeof value === 'number' ? toMajor(value, currency) : value;

export const shown = ({ type, value }: Reading, currency: string): Shown => shownValue(type, value, currency);
