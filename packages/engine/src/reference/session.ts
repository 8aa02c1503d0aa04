import type { FactSet } from '@tierwright/facts';
import type { Condition, Program } from '@tierwright/program';
import type { Context } from './context.ts';
import type { Evaluated } from './evaluated.ts';
import type { Exception } from './exceptions.ts';
import type { Reading } from './reading.ts';

/** One decision: the program, the facts by day, and answers in a context, each computed once. */
export interface Session {
  readonly program: Program;
  /** Decimals of the program's currency. */
  readonly exponent: number;
  readonly exceptions: readonly Exception[];
  factsOn(day: string): Promise<FactSet>;
  /** What an id stands for. */
  read(id: string, context: Context): Promise<Reading>;
  evaluate(condition: Condition, context: Context): Promise<Evaluated>;
  /** The condition for json-rules-engine alone, with its constants; for measuring. */
  prepareRun(condition: Condition, context: Context): Promise<() => Promise<boolean>>;
}
