/** A step into a document: the key of a member, the id of an entry in a list whose entries have ids, else its place. */
type Step = { readonly key: string } | { readonly id: string } | { readonly index: number };

/** One place at which two documents differ. */
export interface Atom {
  readonly path: readonly Step[];
  /** `order`: the entries of a list with ids stand in another order. */
  readonly kind: 'put' | 'remove' | 'order';
  /** What is put; the ids in order. */
  readonly value: unknown;
  /** JSON pointers in the earlier and the later document. */
  readonly a: string;
  readonly b: string;
}

type Members = Readonly<Record<string, unknown>>;
interface Entry extends Members {
  readonly id: string;
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list whose entries all have an id of their own. */
function isKeyed(value: unknown): value is readonly Entry[] {
  if (!Array.isArray(value) || !value.every((one) => isMembers(one) && typeof one.id === 'string')) return false;
  return new Set(value.map(({ id }: Entry) => id)).size === value.length;
}

const child = (pointer: string, key: string | number): string => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

interface At {
  readonly path: readonly Step[];
  readonly a: string;
  readonly b: string;
}

/** Where two documents differ, as finely as ids and keys allow: all atoms put into the earlier one make the later one. */
export const atomsBetween = (a: unknown, b: unknown): Atom[] => [...atoms(a, b, { path: [], a: '', b: '' })];

function* atoms(a: unknown, b: unknown, at: At): Generator<Atom> {
  if (isMembers(a) && isMembers(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const place = { path: [...at.path, { key }], a: child(at.a, key), b: child(at.b, key) };
      if (!Object.hasOwn(b, key)) yield { path: place.path, kind: 'remove', value: undefined, a: place.a, b: place.b };
      else if (Object.hasOwn(a, key)) yield* atoms(a[key], b[key], place);
      else yield { path: place.path, kind: 'put', value: b[key], a: place.a, b: place.b };
    }
  } else if (isKeyed(a) && isKeyed(b)) yield* entries(a, b, at);
  else if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    for (const [index, value] of b.entries())
      yield* atoms(a[index], value, { path: [...at.path, { index }], a: child(at.a, index), b: child(at.b, index) });
  else if (JSON.stringify(a) !== JSON.stringify(b)) yield { path: at.path, kind: 'put', value: b, a: at.a, b: at.b };
}

function* entries(a: readonly Entry[], b: readonly Entry[], at: At): Generator<Atom> {
  for (const [index, { id }] of a.entries()) {
    if (b.some((one) => one.id === id)) continue;
    yield { path: [...at.path, { id }], kind: 'remove', value: undefined, a: child(at.a, index), b: at.b };
  }
  for (const [index, entry] of b.entries()) {
    const before = a.findIndex(({ id }) => id === entry.id);
    const place = { path: [...at.path, { id: entry.id }], a: child(at.a, before), b: child(at.b, index) };
    if (before < 0) yield { path: place.path, kind: 'put', value: { entry, order: b.map(({ id }) => id) }, a: place.a, b: place.b };
    else yield* atoms(a[before], entry, place);
  }
  const inBoth = (of: readonly Entry[], others: readonly Entry[]) =>
    of.map(({ id }) => id).filter((id) => others.some((one) => one.id === id));
  const order = inBoth(b, a);
  if (JSON.stringify(order) !== JSON.stringify(inBoth(a, b)))
    yield { path: at.path, kind: 'order', value: b.map(({ id }) => id), a: at.a, b: at.b };
}

/** A document with some atoms put into it; nothing of it is changed in place. */
export const withAtoms = (document: unknown, some: readonly Atom[]): unknown =>
  some.reduce((sum, atom) => put(sum, atom.path, atom), document);

function put(value: unknown, path: readonly Step[], atom: Atom): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return atom.kind === 'order' && isKeyed(value) ? ordered(value, atom.value as readonly string[]) : atom.value;
  if ('index' in step) return Array.isArray(value) ? value.map((one, index) => (index === step.index ? put(one, rest, atom) : one)) : value;
  if ('key' in step) return putMember(isMembers(value) ? value : {}, step.key, rest, atom);
  return putEntry(isKeyed(value) ? value : [], step.id, rest, atom);
}

function putMember(members: Members, key: string, rest: readonly Step[], atom: Atom): unknown {
  if (rest.length > 0 || atom.kind !== 'remove') return { ...members, [key]: put(members[key], rest, atom) };
  const { [key]: _, ...kept } = members;
  return kept;
}

function putEntry(list: readonly Entry[], id: string, rest: readonly Step[], atom: Atom): unknown {
  if (rest.length > 0) return list.map((one) => (one.id === id ? put(one, rest, atom) : one));
  if (atom.kind === 'remove') return list.filter((one) => one.id !== id);
  const { entry, order } = atom.value as { entry: Entry; order: readonly string[] };
  // Behind the last of those that stand before it in the later document.
  const before = new Set(order.slice(0, order.indexOf(id)));
  const at = list.findLastIndex((one) => before.has(one.id)) + 1;
  return [...list.slice(0, at), entry, ...list.slice(at)];
}

/** Entries in the order of ids; others stay behind the one that they follow. */
function ordered(list: readonly Entry[], ids: readonly string[]): readonly Entry[] {
  const places = list.map((entry, index) => ({ entry, index, rank: ids.indexOf(entry.id) }));
  let last = -1;
  const ranked = places.map((one) => {
    if (one.rank >= 0) last = one.rank;
    return { ...one, rank: one.rank >= 0 ? one.rank : last + 0.5 };
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ entry }) => entry);
}
