import { type Item, REFUSAL_CODES } from '@tierwright/lifecycle';
import type { Json, Problem } from '@tierwright/program';
import type { Failure } from '../command/failure.ts';

/** Refusals that say what is wrong with the message itself: it would be refused in any state of the item. */
const OF_THE_INPUT: ReadonlySet<string> = new Set([
  ...['OPS103', 'OPS104', 'OPS105', 'OPS210', 'OPS211', 'OPS212', 'OPS213', 'OPS214', 'OPS502'],
]);
/** Refusals of a person: the role is right, the person is not. */
const OF_THE_PERSON: ReadonlySet<string> = new Set(['OPS108', 'OPS301', 'OPS302', 'OPS303', 'OPS404']);

const statusOf = (code: string): Failure['status'] => (OF_THE_INPUT.has(code) ? 422 : OF_THE_PERSON.has(code) ? 403 : 409);

/** What of an item a refusal shows: enough to look again, and nothing of its content. */
export const currentOf = ({ kind, id, state, revision }: Pick<Item, 'kind' | 'id' | 'state' | 'revision'>): Json => ({
  kind,
  id,
  state,
  revision,
});

/** A step that the lifecycle refused, as the answer of a command; `current`: the item as it is. */
export function refusedStep(problems: readonly Problem[], current?: Json): { readonly ok: false; readonly failure: Failure } {
  const code = problems[0]?.code ?? 'OPS102';
  const known: Readonly<Record<string, { readonly title: string }>> = REFUSAL_CODES;
  const title = known[code]?.title ?? 'Not possible';
  return { ok: false, failure: { status: statusOf(code), code, title, problems, ...(current === undefined ? {} : { current }) } };
}
