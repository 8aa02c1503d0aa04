import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { isMembers, itemsOf, memberOf } from '../document/reading.ts';
import { type InvariantKind, isOfSection } from './invariant-kinds.ts';

export const INVARIANTS: Path = ['invariants'];

/** What a new promise is made of. */
export interface Offered {
  readonly facts: readonly string[];
  readonly sections: readonly string[];
}

/** Whether there is something in the program that can be promised so. */
export function mayBe(kind: InvariantKind, { facts, sections }: Offered): boolean {
  if (kind === 'monotone') return facts.length > 0;
  return !isOfSection(kind) || sections.length > 0;
}

/** A promise of a kind, as far as it can be said without being asked; what of another still fits is kept. */
export function newInvariant(kind: InvariantKind, { facts, sections }: Offered, before: Json | undefined = undefined): Json {
  if (kind === 'nested' || kind === 'reachable') {
    const track = memberOf(before, 'track');
    return track === undefined ? { kind } : { kind, track };
  }
  if (kind === 'monotone') return { kind, fact: facts[0] ?? '' };
  const wanted = kind === 'steps' ? 'onboarding' : 'dealRegistration';
  const section = memberOf(before, 'section') ?? (sections.includes(wanted) ? wanted : (sections[0] ?? wanted));
  const when = memberOf(before, 'when');
  const atMost = kind === 'answersWithin' ? { business: 'P10D' } : kind === 'discount' ? 25 : undefined;
  return { kind, section, ...(when === undefined ? {} : { when }), ...(atMost === undefined ? {} : { atMost }) };
}

/** One more promise, last; gives its place. */
export function addInvariant(edits: JsonEdits, program: Json, invariant: Json): Path {
  const count = itemsOf(memberOf(program, 'invariants')).length;
  edits.set(count === 0 ? INVARIANTS : [...INVARIANTS, count], count === 0 ? [invariant] : invariant);
  return [...INVARIANTS, count];
}

/** Takes a promise away; the list goes with its last one. */
export function removeInvariant(edits: JsonEdits, program: Json, place: number): void {
  edits.remove(itemsOf(memberOf(program, 'invariants')).length < 2 ? INVARIANTS : [...INVARIANTS, place]);
}

/** Makes another promise of one; nothing where it is that already. */
export function setKind(edits: JsonEdits, path: Path, before: Json | undefined, kind: InvariantKind, offered: Offered): void {
  if (isMembers(before) && before.kind === kind) return;
  edits.set(path, newInvariant(kind, offered, before));
}
