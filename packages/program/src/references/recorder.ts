import type { Program } from '../document/schema.ts';
import { childPointer } from '../source/json-pointer.ts';
import type { Effect, Name, Namespace, Part, PartKind, Use } from './part.ts';

interface PartOptions {
  /** The names under which others refer to it. */
  names?: Name[];
  /** The part it belongs to: what reaches it reaches that too. */
  within?: Part;
  track?: string;
}
interface UseOptions {
  effect?: Effect;
  key?: true;
  prefix?: string;
}

/** Takes down the parts of a document and who names whom, while the sections are walked once. */
export interface Recorder {
  readonly program: Program;
  part(kind: PartKind, id: string, title: string, pointer: string, options?: PartOptions): Part;
  use(by: Part, namespace: Namespace, id: string, pointer: string, options?: UseOptions): void;
}

export interface Recorded {
  /** Each part and its place in document order. */
  order: Map<Part, number>;
  byPointer: Map<string, Part>;
  byName: Map<string, Part[]>;
  within: Map<Part, Part>;
  namesOf: Map<Part, Name[]>;
  tiersOf: Map<string, Part[]>;
  usesOf: Map<string, Use[]>;
}

export const nameKey = (namespace: Namespace, id: string) => `${namespace} ${id}`;

export function startRecording(program: Program): { recorder: Recorder; recorded: Recorded } {
  const recorded: Recorded = {
    order: new Map(),
    byPointer: new Map(),
    byName: new Map(),
    within: new Map(),
    namesOf: new Map(),
    tiersOf: new Map(),
    usesOf: new Map(),
  };
  const recorder: Recorder = {
    program,
    part(kind, id, title, pointer, options = {}) {
      const part: Part = { kind, id, title, pointer, ...(options.track === undefined ? {} : { track: options.track }) };
      recorded.order.set(part, recorded.order.size);
      recorded.byPointer.set(pointer, part);
      if (options.names !== undefined) recorded.namesOf.set(part, options.names);
      if (options.track !== undefined) addTo(recorded.tiersOf, options.track, part);
      if (options.within !== undefined) recorded.within.set(part, options.within);
      for (const name of options.names ?? []) addTo(recorded.byName, nameKey(name.namespace, name.id), part);
      return part;
    },
    use(by, namespace, id, pointer, options = {}) {
      addTo(recorded.usesOf, nameKey(namespace, id), { name: { namespace, id }, by, pointer, effect: 'unclear', ...options });
    },
  };
  return { recorder, recorded };
}

function addTo<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Calls `visit` for each entry of an optional list, with its pointer. */
export function eachIn<T>(list: readonly T[] | undefined, pointer: string, visit: (entry: T, pointer: string) => void): void {
  list?.forEach((entry, index) => {
    visit(entry, childPointer(pointer, index));
  });
}

/** Calls `visit` for each entry of an optional map, with its key and pointer. */
export function eachOf<T>(
  map: Record<string, T> | undefined,
  pointer: string,
  visit: (entry: T, key: string, pointer: string) => void,
): void {
  for (const [key, entry] of Object.entries(map ?? {})) visit(entry, key, childPointer(pointer, key));
}
