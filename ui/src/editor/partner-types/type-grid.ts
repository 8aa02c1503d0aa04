import { CATEGORIES, type Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, itemsOf, type Members, membersOf, textOf, textsOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

export const TYPES: Path = ['partnerTypes'];
export const FUNCTIONS = ['solution', 'sales', 'service', 'influence'] as const;
export type TypeFunction = (typeof FUNCTIONS)[number];
/** How a type or a phase is managed. */
export const MANAGED = ['program', 'formalSupport', 'oneToOne', 'sla', 'marketing'] as const;
export type HowManaged = (typeof MANAGED)[number];
export const isManaged = (text: string): text is HowManaged => MANAGED.some((one) => one === text);
export const isCategory = (text: string): text is (typeof CATEGORIES)[number] => CATEGORIES.some((one) => one === text);

/** A partner type in the grid. */
export interface TypeCell {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly function: string;
  readonly category: string;
  /** How it is managed; of each phase in order where it has phases. */
  readonly managed: readonly string[];
}

export function partnerTypes(program: Members): TypeCell[] {
  return itemsOf(program.partnerTypes).map((type, index) => {
    const members = membersOf(type);
    const phases = Array.isArray(members.phases) ? members.phases : null;
    return {
      index,
      id: textOf(members.id),
      title: titleOf(type),
      function: textOf(members.function),
      category: textOf(members.category),
      managed: (phases ?? [type]).map((one) => textOf(membersOf(one).managed)),
    };
  });
}

/** The rows of the grid: categories in use, in the order of the glossary; then words that the language does not know. */
export function categoriesInUse(types: readonly TypeCell[]): string[] {
  const used = new Set(types.map(({ category }) => category));
  return [...CATEGORIES.filter((category) => used.has(category)), ...[...used].filter((category) => !isCategory(category))];
}

const WORDS: Path = ['facts', 'partner.type', 'values'];

/** One more type. Where the fact `partner.type` lists its words, it gets the new one too. */
export function addType(
  edits: JsonEdits,
  program: Members,
  { title, category, ...more }: { readonly title: string; readonly function: TypeFunction; readonly category: string },
): void {
  const list = itemsOf(program.partnerTypes);
  const words = valueAt({ ...program }, WORDS);
  const id = freeId('type', [...idsOf([...list]), ...textsOf(words)]);
  const type: Json = { id, title, function: more.function, category, managed: 'program' };
  edits.set(list.length === 0 ? TYPES : [...TYPES, list.length], list.length === 0 ? [type] : type);
  if (Array.isArray(words)) edits.set([...WORDS, words.length], id);
}

/** Takes a type away, and its word of `partner.type`. */
export function removeType(edits: JsonEdits, program: Members, index: number): void {
  const list = itemsOf(program.partnerTypes);
  const words = valueAt({ ...program }, WORDS);
  const id = textOf(membersOf(list[index]).id);
  const place = textsOf(words).indexOf(id);
  edits.remove(list.length === 1 ? TYPES : [...TYPES, index]);
  if (Array.isArray(words) && place >= 0 && words.length > 1) edits.remove([...WORDS, words.indexOf(id)]);
}

const ownerOf = (program: Members): string => Object.keys(membersOf(program.roles))[0] ?? 'accountManager';

/** Another way to manage a type or phase: outside the program it has an owner and a review, within it neither. */
export function setManaged(edits: JsonEdits, program: Members, path: Path, managed: HowManaged): void {
  const part = membersOf(valueAt({ ...program }, path));
  edits.set([...path, 'managed'], managed);
  if (managed === 'program') {
    for (const member of ['owner', 'review', 'terms']) if (part[member] !== undefined) edits.remove([...path, member]);
    return;
  }
  if (part.owner === undefined) edits.set([...path, 'owner'], ownerOf(program));
  if (part.review === undefined) edits.set([...path, 'review'], 'P1Y');
}

const OF_MANAGED = ['managed', 'owner', 'review', 'terms'] as const;

/** A type gets phases: what it was is the first, the formal program the second. */
export function makePhases(
  edits: JsonEdits,
  program: Members,
  index: number,
  titles: { readonly first: string; readonly second: string },
): void {
  const path: Path = [...TYPES, index];
  const type = membersOf(valueAt({ ...program }, path));
  if (type.phases !== undefined) return;
  const kept: { [key: string]: Json } = {};
  for (const member of OF_MANAGED) {
    const value = type[member];
    if (value === undefined) continue;
    kept[member] = value;
    edits.remove([...path, member]);
  }
  const status: Json = { all: [{ fact: 'partner.status', operator: 'equal', value: 'active' }] };
  edits.set(
    [...path, 'phases'],
    [
      {
        id: 'first',
        title: titles.first,
        ...(kept.managed === undefined ? { managed: 'program' } : kept),
        next: { to: 'second', when: status },
      },
      { id: 'second', title: titles.second, managed: 'program' },
    ],
  );
}

/** A type without phases: managed as in its last one. */
export function joinPhases(edits: JsonEdits, program: Members, index: number): void {
  const path: Path = [...TYPES, index];
  const last = membersOf(itemsOf(valueAt({ ...program }, [...path, 'phases'])).at(-1));
  edits.remove([...path, 'phases']);
  edits.set([...path, 'managed'], last.managed ?? 'program');
  for (const member of OF_MANAGED.slice(1)) if (last[member] !== undefined) edits.set([...path, member], last[member]);
}

/** One more phase, in the formal program, after the last: which the last is followed by. */
export function addPhase(edits: JsonEdits, program: Members, index: number, title: string): void {
  const path: Path = [...TYPES, index, 'phases'];
  const phases = itemsOf(valueAt({ ...program }, path));
  const id = freeId('phase', idsOf([...phases]));
  edits.set([...path, phases.length], { id, title, managed: 'program' });
}

/** A phase goes; those that were followed by it are followed by none. */
export function removePhase(edits: JsonEdits, program: Members, index: number, phase: number): void {
  const path: Path = [...TYPES, index, 'phases'];
  const phases = itemsOf(valueAt({ ...program }, path));
  if (phases.length < 2) return;
  const id = textOf(membersOf(phases[phase]).id);
  phases.forEach((one, place) => {
    if (place !== phase && textOf(membersOf(membersOf(one).next).to) === id) edits.remove([...path, place, 'next']);
  });
  edits.remove([...path, phase]);
}

/** A term in words, of a type or phase that is managed outside the program. */
export function addTerm(edits: JsonEdits, program: Members, path: Path, title: string): void {
  const list: Path = [...path, 'terms'];
  const terms = itemsOf(valueAt({ ...program }, list));
  const term: Json = { id: freeId('term', idsOf([...terms])), title, text: title };
  edits.set(terms.length === 0 ? list : [...list, terms.length], terms.length === 0 ? [term] : term);
}
