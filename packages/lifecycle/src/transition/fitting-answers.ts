import type { FormField, Json } from '@tierwright/program';

/** Answers without those to fields that a form no longer has. The same object where it has them all. */
export function fittingAnswers<A extends Readonly<Record<string, Json>>>(
  answers: A,
  form: readonly FormField[],
): A | Readonly<Record<string, Json>> {
  const fields = new Set(form.map(({ id }) => id));
  const kept = Object.entries(answers).filter(([field]) => fields.has(field));
  return kept.length === Object.keys(answers).length ? answers : Object.fromEntries(kept);
}
