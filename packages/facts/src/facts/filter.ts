import type { Condition } from '@tierwright/program';
import type { CompiledCondition, Reader } from '../conditions/compile-condition.ts';
import type { Status } from '../fact-set/fact-set.ts';
import type { FactContext, Operand } from './context.ts';

/** A condition over a record, as the document has it and compiled. */
export interface Filter {
  readonly condition: Condition;
  readonly test: CompiledCondition<FactContext>;
  /** What it reads besides the record: parameters, attributes, today. */
  readonly beside: readonly Reader<FactContext>[];
  /** What a port reads for an id of the condition. */
  operand(id: string, context: FactContext): Operand;
}

/** The status of a filter for the record at hand, from the port where there is one. */
export function filterStatus({ condition, test, operand }: Filter, context: FactContext): Status {
  if (context.port === null) return test(context);
  return context.port.status(condition, (id) => operand(id, context));
}
