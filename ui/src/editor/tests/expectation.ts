import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { isMembers, itemsOf, membersOf } from '../document/reading.ts';
import { removeMember } from '../document/remove-member.ts';
import { valueAt } from '../document/value-at.ts';

export const DEAL_PARTS = ['then', 'by', 'place', 'registered', 'percent', 'protectedUntil'] as const;
export const STATES = ['held', 'atRisk', 'none', 'removed'] as const;

/** What one line of an expectation is about; `id` names the fact, tier, benefit, group or part of a deal. */
export type About =
  | { readonly of: 'track' | 'tier' | 'state' | 'until' }
  | { readonly of: 'groups' | 'facts' | 'unknown' | 'missed' | 'granted' | 'deal'; readonly id: string }
  | { readonly of: 'benefits' | 'stacking'; readonly id: string; readonly part: 'value' | 'amount' };

/** A line of an expectation: where it stands, and how the engine calls it where it comes out otherwise. */
export interface Line {
  readonly about: About;
  readonly path: Path;
  readonly told: string;
  readonly expected: Json;
}

/** The expectation line by line, as the engine compares it. */
export function linesOf(expectation: Json | undefined): readonly Line[] {
  const expect = membersOf(expectation);
  const lines: Line[] = [];
  const add = (about: About, path: Path, told: string, expected: Json | undefined) => {
    if (expected !== undefined) lines.push({ about, path, told, expected });
  };
  for (const of of ['track', 'tier', 'state', 'until'] as const) add({ of }, [of], of, expect[of]);
  for (const of of ['groups', 'facts', 'missed', 'deal'] as const)
    for (const [id, value] of Object.entries(membersOf(expect[of]))) add({ of, id }, [of, id], `${of}.${id}`, value);
  itemsOf(expect.unknown).forEach((id, place) => {
    add({ of: 'unknown', id: String(id) }, ['unknown', place], `unknown.${String(id)}`, id);
  });
  for (const of of ['benefits', 'stacking'] as const)
    for (const [id, value] of Object.entries(membersOf(expect[of]))) {
      if (!isMembers(value)) add({ of: 'granted', id }, [of, id], `${of}.${id}`, value);
      else for (const part of ['value', 'amount'] as const) add({ of, id, part }, [of, id, part], `${of}.${id}.${part}`, value[part]);
    }
  return lines;
}

/** Where a line that is about something stands. */
export function pathOfAbout(expectation: Json | undefined, about: About): Path {
  switch (about.of) {
    case 'granted':
      return ['benefits', about.id];
    case 'benefits':
    case 'stacking':
      return [about.of, about.id, about.part];
    case 'unknown':
      return ['unknown', itemsOf(membersOf(expectation).unknown).length];
    default:
      return 'id' in about ? [about.of, about.id] : [about.of];
  }
}

/** Expects something. What is said of a benefit as granted or not gives way to its value. */
export function setLine(edits: JsonEdits, program: Json, at: Path, about: About, value: Json): void {
  const path = pathOfAbout(valueAt(program, at), about);
  const [of = '', id = ''] = path;
  if (about.of === 'unknown' && path.at(-1) === 0) edits.set([...at, 'unknown'], [value]);
  else if (about.of === 'benefits' && !isMembers(valueAt(program, [...at, of, id]))) edits.set([...at, of, id], { [about.part]: value });
  else edits.set([...at, ...path], value);
}

/** Does not expect it any more. The expectation itself stays. */
export function removeLine(edits: JsonEdits, program: Json, at: Path, path: Path): void {
  const around = [...at, ...path.slice(0, -1)];
  const list = valueAt(program, around);
  if (Array.isArray(list)) edits.remove(list.length === 1 ? around : [...at, ...path]);
  else if (path.length === 1) edits.remove([...at, ...path]);
  else {
    // What would stand empty goes too, up to the expectation.
    const first = valueAt(program, [...at, ...path.slice(0, 1)]);
    const isOnly = Object.keys(membersOf(first)).length === 1 && Object.keys(membersOf(list)).length === 1;
    if (isOnly) edits.remove([...at, ...path.slice(0, 1)]);
    else removeMember(edits, program, [...at, ...path]);
  }
}
