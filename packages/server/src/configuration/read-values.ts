import type { Problem } from '@tierwright/program';
import type { ServerCode } from '../failures/server-codes.ts';
import { VARIABLES, type Variable } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one by one and keeps what is wrong with each. */
export interface Values {
  readonly problems: readonly Problem[];
  /** The text of a variable; what holds without it, where it is not set or empty. */
  text(name: Variable): string;
  /** The text of a variable, or nothing. */
  given(name: Variable): string | undefined;
  wholeNumber(name: Variable, from: number, through: number): number;
  /** `value` is shown as it is: never pass a secret. */
  refuse(code: ServerCode, name: Variable, message: string, details?: { value?: string; expected?: string }): void;
}

export function readValues(env: Environment): Values {
  const problems: Problem[] = [];
  const given = (name: Variable) => env[name]?.trim() || undefined;
  const text = (name: Variable) => given(name) ?? VARIABLES[name].otherwise;
  const refuse: Values['refuse'] = (code, name, message, details = {}) => {
    problems.push({ code, severity: 'error', pointer: `/${name}`, message, ...details });
  };
  const wholeNumber = (name: Variable, from: number, through: number): number => {
    const value = text(name);
    const number = Number(value);
    if (/^\d{1,9}$/.test(value) && number >= from && number <= through) return number;
    const expected = `a whole number from ${from} to ${through}`;
    refuse('SRV101', name, `${name} is “${value}”: it has to be ${expected}.`, { value, expected });
    return from;
  };
  return { problems, given, text, wholeNumber, refuse };
}
