import type { Alternative, Atom } from './atom.ts';
import { type FieldSpec, failing, fits, intersect } from './field-spec.ts';
import type { RawRecord } from './raw-record.ts';

/** What a record must be, field by field, and what the records it points to must be. */
export interface Wants {
  own: Map<number, FieldSpec>;
  refs: Map<number, Map<number, FieldSpec>>;
}

export const emptyWants = (): Wants => ({ own: new Map(), refs: new Map() });

/** Adds a test; false where it contradicts what is wanted already. */
export function want(wants: Wants, atom: Pick<Atom, 'path' | 'spec'>): boolean {
  const { ref, field } = atom.path;
  let specs = wants.own;
  if (ref !== undefined) {
    specs = wants.refs.get(ref) ?? new Map<number, FieldSpec>();
    wants.refs.set(ref, specs);
  }
  const both = intersect(specs.get(field), atom.spec);
  if (both) specs.set(field, both);
  return both !== undefined;
}

export function wantsOf(alternative: Alternative): Wants | undefined {
  const wants = emptyWants();
  return alternative.every((atom) => want(wants, atom)) ? wants : undefined;
}

export function copyWants(wants: Wants): Wants {
  return { own: new Map(wants.own), refs: new Map([...wants.refs].map(([ref, specs]) => [ref, new Map(specs)])) };
}

/** Makes a record fail one test, if what is wanted leaves room for that. */
export function avoid(wants: Wants, atom: Atom, choose: (count: number) => number): boolean {
  const ways = failing(atom.spec, atom.type, atom.optional && atom.path.ref === undefined);
  const start = choose(ways.length);
  for (let step = 0; step < ways.length; step++) {
    const way = ways[(start + step) % ways.length];
    const trial = copyWants(wants);
    if (way && want(trial, { path: atom.path, spec: way })) {
      wants.own = trial.own;
      wants.refs = trial.refs;
      return true;
    }
  }
  return false;
}

/** Whether a record that exists has what is wanted of it. */
export function meets(specs: ReadonlyMap<number, FieldSpec>, record: RawRecord): boolean {
  for (const [field, spec] of specs) if (!fits(spec, record.refs[field]?.id ?? record.values[field])) return false;
  return true;
}
