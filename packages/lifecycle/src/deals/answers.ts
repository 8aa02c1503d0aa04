import type { Json } from '@tierwright/program';

/** Answers of the form by field, as the form's JSON Schema has them: money in major units, dates `YYYY-MM-DD`. */
export type Answers = Readonly<Record<string, Json>>;
