/** What an id of the language may be (PDL-H8). */
const ID = /^[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*$/;

export type IdFault = 'idEmpty' | 'idShape' | 'idTaken';

/** The ids that something has already. */
export interface Taken {
  has(id: string): boolean;
}

/** Why an id cannot be given to an entry; null where it can. */
export function idFault(id: string, taken: Taken): IdFault | null {
  if (id === '') return 'idEmpty';
  if (!ID.test(id) || id.length > 120 || id in Object.prototype) return 'idShape';
  return taken.has(id) ? 'idTaken' : null;
}

/** `requirement`, `requirement2`, …: the first that is free. */
export function freeId(base: string, taken: Taken): string {
  for (let number = 2, id = base; ; number += 1) {
    if (!taken.has(id)) return id;
    id = `${base}${number}`;
  }
}

/** An id made of a title, that nothing has yet: `Gold plus` is `goldPlus`. */
export function idFor(title: string, taken: Taken): string {
  const words =
    title
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words
    .map((word, index) => (index === 0 ? word.toLowerCase() : (word[0] ?? '').toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
  return freeId(/^[A-Za-z]/.test(joined) ? joined.slice(0, 60) : `x${joined.slice(0, 60)}`, taken);
}
