import type { MergedField, MergedKind } from '../merge/merged-kind.ts';
import type { Random } from '../random/random.ts';
import type { Alternative, Atom } from './atom.ts';
import { type FieldSpec, fits, intersect, satisfiable } from './field-spec.ts';
import type { RawRecord } from './raw-record.ts';

/** What fields must be, by index. */
export type FieldWants = (FieldSpec | undefined)[];

/** What a record must be, field by field, and what the records it points to must be. */
export interface Wants {
  own: FieldWants;
  refs: (FieldWants | undefined)[];
}

export const emptyWants = (kind: MergedKind): Wants => ({ own: new Array(kind.fields.length).fill(undefined), refs: [] });

/** Adds a test; false, and nothing added, where it contradicts what is wanted already. */
export function want(wants: Wants, atom: Pick<Atom, 'path' | 'spec'> & { field?: MergedField }): boolean {
  const { ref, field } = atom.path;
  const specs = ref === undefined ? wants.own : wants.refs[ref];
  const both = intersect(specs?.[field], atom.spec);
  if (!both || (atom.field && !satisfiable(both, atom.field))) return false;
  if (specs) specs[field] = both;
  else if (ref !== undefined) {
    const behind: FieldWants = [];
    behind[field] = both;
    wants.refs[ref] = behind;
  }
  return true;
}

/** What a record of an alternative must be; undefined where its tests contradict each other. */
export function wantsOf(kind: MergedKind, alternative: Alternative): Wants | undefined {
  const wants = emptyWants(kind);
  return alternative.every((atom) => want(wants, atom)) ? wants : undefined;
}

export function copyWants({ own, refs }: Wants): Wants {
  return { own: own.slice(), refs: refs.length === 0 ? [] : refs.map((specs) => specs?.slice()) };
}

/** Makes a record fail one test, if what is wanted leaves room for that. */
export function avoid(wants: Wants, atom: Atom, random: Random): boolean {
  const ways = atom.failing;
  const start = random.below(ways.length);
  for (let step = 0; step < ways.length; step++) {
    const spec = ways[(start + step) % ways.length];
    if (spec && want(wants, { path: atom.path, spec, field: atom.field })) return true;
  }
  return false;
}

/** Whether a record that exists has what is wanted of it. */
export function meets(specs: FieldWants, record: RawRecord): boolean {
  for (let field = 0; field < specs.length; field++) {
    const spec = specs[field];
    if (spec && !fits(spec, record.refs[field]?.id ?? record.values[field])) return false;
  }
  return true;
}
