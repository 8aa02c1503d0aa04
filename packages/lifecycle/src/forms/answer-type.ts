import type { FactValue } from '@tierwright/facts';
import type { FormField, Json, JsonSchema, Problem } from '@tierwright/program';

/** Where an answer stands: its pointer, and what people call it. */
export interface AnswerPlace {
  readonly pointer: string;
  readonly title: string;
  /** The program's currency: money is written in its major units. */
  readonly currency: string;
}

/** A type of field: what its answers look like, what is wrong with one, and which fact it is (money in minor units). */
export interface AnswerType {
  schema(field: FormField): JsonSchema;
  problems(field: FormField, value: Json, place: AnswerPlace): readonly Problem[];
  /** The inside value; null where the answer is none of this type. */
  fact(value: Json, currency: string): FactValue;
}
