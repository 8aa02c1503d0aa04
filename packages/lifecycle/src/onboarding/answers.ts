import type { FactValue } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { answerFacts } from '../forms/answer-facts.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { StepGraph } from './step-graph.ts';

/** S8: what the forms were answered with so far, as facts `request.<field>`; null where a field is not answered yet. */
export function answersAsFacts(
  { program }: LifecycleProgram,
  graph: StepGraph,
  answers: Readonly<Record<string, Json>>,
): Readonly<Record<string, FactValue>> {
  return answerFacts(graph.fields, answers, 'request', program.currency);
}
