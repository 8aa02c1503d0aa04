/** What an id of the language may be (PDL-H8). */
const ID = /^[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*$/;

export type IdFault = 'idEmpty' | 'idShape' | 'idTaken';

/** Why an id cannot be given to an entry; null where it can. */
export function idFault(id: string, taken: ReadonlySet<string>): IdFault | null {
  if (id === '') return 'idEmpty';
  if (!ID.test(id) || id.length > 120 || id in Object.prototype) return 'idShape';
  return taken.has(id) ? 'idTaken' : null;
}

/** `requirement`, `requirement2`, …: the first that is free. */
export function freeId(base: string, taken: ReadonlySet<string>): string {
  for (let number = 2, id = base; ; number += 1) {
    if (!taken.has(id)) return id;
    id = `${base}${number}`;
  }
}
