import type { ThresholdQuestion } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';

const NUMBER = '-?\\d+(?:\\.\\d+)?';
const THRESHOLD = new RegExp(
  `^(?<parameter>[^@=\\s]+)(?:@(?<tier>[^=\\s]+))?(?:=(?<from>${NUMBER})\\.\\.(?<to>${NUMBER})(?:/(?<step>${NUMBER}))?)?$`,
);

/** `min.bookings@gold=500..2000/50`: a parameter, one of its tiers, and from where to where by which steps. Throws a Failure (TW106). */
export function thresholdOf(text: string, option: string): ThresholdQuestion {
  const parts = THRESHOLD.exec(text)?.groups;
  if (!parts?.parameter)
    throw new Failure(
      'TW106',
      `${option}: "${text}" is no threshold. Write PARAMETER@TIER=FROM..TO/STEP, such as min.bookings@gold=500..2000/50.`,
    );
  const { parameter, tier, from, to, step } = parts;
  const number = (name: 'from' | 'to' | 'step', value: string | undefined) => (value === undefined ? {} : { [name]: Number(value) });
  return { parameter, ...(tier === undefined ? {} : { tier }), ...number('from', from), ...number('to', to), ...number('step', step) };
}
