import type { FactModel, FactSet, FactValue, Status } from '@tierwright/facts';
import type { Condition, Num, Program } from '@tierwright/program';
import type { Compiled } from '../conditions/compiled.ts';
import type { Frame } from './frame.ts';
import type { CompiledParameter, Operand } from './operand.ts';

/** What a frame is made of besides the facts. */
export type FrameParts = Pick<Frame, 'day' | 'factsOn' | 'parametersFollow' | 'statusByDay' | 'waive'>;

/** A program compiled once per content hash. */
export interface ProgramScope {
  readonly program: Program;
  readonly hash: string;
  readonly facts: FactModel;
  /** The place of each declared fact in a frame. */
  readonly slots: ReadonlyMap<string, number>;
  /** 10ⁿ: minor units in a major unit of the program's currency. */
  readonly moneyScale: number;
  /** Days on which a dated parameter changes. */
  readonly changes: readonly string[];
  /** The memo entry of a derived value or requirement. */
  memoOf(name: string): number;
  /** Whether one context may meet a requirement more than once. */
  isShared(requirement: string): boolean;
  /** The words of a group field where it is an enum; nothing where groups are those that occur. */
  groupDomain(field: string): readonly string[] | undefined;
  /** The program with the parameters of a date. */
  at(date: string): DateScope;
  /** A frame over the facts of a day. */
  frame(facts: FactSet, parts: FrameParts): Frame;
}

/** A program with its parameters as of a date. */
export interface DateScope {
  readonly compiled: ProgramScope;
  readonly date: string;
  /** `key` tells contexts apart that share a tier id: the track, or what the context is for. */
  context(key: string, tier: string | null, band?: string | null): TierContext;
}

/** Conditions, parameters and derived values compiled for a tier (asked about or held) and, for deals, a band (ENG-P1). */
export interface TierContext {
  readonly at: DateScope;
  readonly tier: string | null;
  readonly band: string | null;
  condition(condition: Condition): Compiled;
  requirement(id: string): Compiled;
  operand(id: string): Operand;
  parameter(id: string): CompiledParameter;
  /** A number, or the value of a parameter. */
  num(num: Num): (frame: Frame) => FactValue;
  /** A requirement's status on other days, in the same tier and group (ENG-D6). */
  statusByDay(frame: Frame, requirement: string): (day: string) => Status;
}
