import type { Json } from '@tierwright/program';
import type { Random } from '../random/random.ts';

type Container = Json[] | { [key: string]: Json };

/** A place in a document: a list or object, and a key of it. */
interface Place {
  container: Container;
  key: string | number;
}

const isContainer = (value: Json): value is Container => typeof value === 'object' && value !== null;

function placesIn(document: Json): Place[] {
  const places: Place[] = [];
  const open: Json[] = [document];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!isContainer(value)) continue;
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      places.push({ container: value, key });
      open.push((value as Record<string | number, Json>)[key] as Json);
    }
  }
  return places;
}

const read = ({ container, key }: Place): Json => (container as Record<string | number, Json>)[key] as Json;
const write = ({ container, key }: Place, value: Json): void => {
  (container as Record<string | number, Json>)[key] = value;
};

const deep = (depth: number): Json => {
  let value: Json = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { all: value };
  return value;
};

const STRANGE: readonly (() => Json)[] = [
  () => null,
  () => true,
  () => -1,
  () => 0,
  () => 1e308,
  () => 1e-300,
  () => 2 ** 53 + 2,
  () => '',
  () => 'x',
  () => [],
  () => ({}),
  () => ({ fact: 'today' }),
  () => ({ EUR: 1 }),
  () => 'P200Y',
  () => 'P1D',
  () => '2027-02-28',
  () => 'x'.repeat(5000),
  () => deep(80),
  () => deep(20),
];

type Edit = (place: Place, places: readonly Place[], random: Random) => void;

function rename({ container, key }: Place, _places: readonly Place[], random: Random): void {
  if (Array.isArray(container)) return;
  const value = container[key] as Json;
  delete container[key];
  container[random.pick([`${key}x`, String(key).slice(1), `${key}`.toUpperCase(), '__proto__', 'toString', 'p.placeholder.x'])] = value;
}

function remove({ container, key }: Place): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

function double({ container, key }: Place): void {
  const value = structuredClone((container as Record<string | number, Json>)[key] as Json);
  if (Array.isArray(container)) container.splice(Number(key), 0, value);
  else container[`${key}2`] = value;
}

/** One text of the document in place of another: most often still a program of the right shape. */
const otherText: Edit = (place, places, random) => {
  const texts = places.filter((candidate) => typeof read(candidate) === 'string');
  const target = typeof read(place) === 'string' ? place : random.pickAny(texts);
  const source = random.pickAny(texts);
  if (target && source) write(target, read(source));
};

const otherNumber: Edit = (place, places, random) => {
  const target =
    typeof read(place) === 'number' ? place : random.pickAny(places.filter((candidate) => typeof read(candidate) === 'number'));
  const value = target && read(target);
  if (target && typeof value === 'number') write(target, random.pick([-value, value * 1000, value / 3, value + 0.001, 0, 1, value * 1e12]));
};

/** Two places change their values. */
const swap: Edit = (place, places, random) => {
  const other = random.pick(places);
  const [a, b] = [structuredClone(read(place)), structuredClone(read(other))];
  write(place, b);
  write(other, a);
};

const strange: Edit = (place, _places, random) => write(place, random.pick(STRANGE)());

const EDITS: readonly Edit[] = [
  otherText,
  otherText,
  otherText,
  otherText,
  otherNumber,
  otherNumber,
  strange,
  strange,
  remove,
  remove,
  double,
  double,
  rename,
  swap,
];

/** A document with one to three of its parts taken out, doubled, renamed, exchanged, or replaced by something strange. */
export function corruptStructure(document: Json, random: Random): Json {
  const copy = structuredClone(document);
  for (let edits = random.pick([1, 1, 1, 2, 3]); edits > 0; edits -= 1) {
    const places = placesIn(copy);
    if (places.length > 0) random.pick(EDITS)(random.pick(places), places, random);
  }
  return copy;
}
