import { same } from '../content.ts';
import { childPlace, type Place, report, speakingOf } from '../place.ts';
import type { Side } from '../side.ts';
import { capital, joined, plural } from '../words/join.ts';
import type { Field } from './field.ts';
import { type Matched, matched, movedEntries } from './match.ts';
import { withDetails } from './object.ts';

/** How the entries of a list are told apart, named and compared. */
export interface EntryKind<T> {
  noun: string;
  /** How entries find their counterparts, the surest way first. */
  keys: readonly ((entry: T) => string | undefined)[];
  /** Whether what is left over is paired in order, for entries without an identity. */
  leftOver?: 'inOrder';
  name(entry: T, side: Side): string;
  /** How sentences about the entry begin; without it by noun and name. */
  subject?(entry: T, side: Side, place: Place): string;
  diff(before: T, after: T, place: Place): void;
  details?(entry: T, side: Side, place?: Place): string[];
  order: 'matters' | 'free' | ((place: Place) => 'matters' | 'free');
  sayAdded?(entry: T, index: number, list: readonly T[], place: Place): string;
  sayRemoved?(entry: T, place: Place): string;
  sayMoved?(entry: T, index: number, list: readonly T[], place: Place): string;
  eases?: { added: 'easier' | 'harder'; removed: 'easier' | 'harder' };
  /** How it stands where there is no list, where that is not the same as an empty one. */
  absent?: string;
  /** Compared from the last to the first, as tiers are told from the highest down. */
  fromLast?: true;
}

/** A list of constructs: entries come, go, move and change. */
export function entries<T>(kind: EntryKind<T>): Field<readonly T[]> {
  return {
    diff(before, after, place) {
      if (kind.absent !== undefined && (before === undefined || after === undefined)) sayWhole(kind, before, after, place);
      else diffEntries(kind, before ?? [], after ?? [], place);
    },
    tell: (list, side) =>
      list.length === 0 ? undefined : `${list.length === 1 ? kind.noun : plural(kind.noun)} ${namesOf(kind, list, side)}`,
  };
}

const namesOf = <T>(kind: EntryKind<T>, list: readonly T[], side: Side) => joined(list.map((entry) => kind.name(entry, side)));

function sayWhole<T>(kind: EntryKind<T>, before: readonly T[] | undefined, after: readonly T[] | undefined, place: Place): void {
  const words = (list: readonly T[] | undefined, side: Side) => {
    if (list === undefined) return kind.absent ?? 'none';
    return list.length === 0 ? 'none' : namesOf(kind, list, side);
  };
  report(place, inSection(place, `${plural(kind.noun)} ${words(before, place.before)} → ${words(after, place.after)}`), { before, after });
}

function diffEntries<T>(kind: EntryKind<T>, before: readonly T[], after: readonly T[], place: Place): void {
  const pairs = matched(before, after, kind.keys, kind.leftOver);
  const order = typeof kind.order === 'function' ? kind.order(place) : kind.order;
  const moved = movedEntries(pairs);
  const kept = pairs.filter((pair) => pair.after !== undefined);
  for (const pair of kind.fromLast === true ? kept.reverse() : kept) {
    keptOrAdded(kind, before, after, pair, place, order);
    if (order === 'matters' && moved.has(pair)) sayMoved(kind, after, pair, place);
  }
  for (const pair of pairs) if (pair.after === undefined) sayRemoved(kind, before, pair, place);
  if (order === 'free' && moved.size > 0) {
    const sentence = inSection(place, `the ${plural(kind.noun)} stand in another order; nothing depends on it`);
    report(place, sentence, { kind: 'text', before, after });
  }
}

const inSection = (place: Place, words: string) => (place.subject === '' ? capital(words) : `${place.subject}: ${words}`);

function subjectOf<T>(kind: EntryKind<T>, entry: T, side: Side, place: Place): string {
  if (kind.subject !== undefined) return kind.subject(entry, side, place);
  return inSection(place, `${kind.noun} ${kind.name(entry, side)}`);
}

function keptOrAdded<T>(kind: EntryKind<T>, before: readonly T[], after: readonly T[], pair: Matched, place: Place, order: string): void {
  const index = pair.after ?? 0;
  const entry = after[index] as T;
  const at = childPlace(place, index, pair.before ?? index);
  if (pair.before === undefined) {
    const where = order === 'matters' && after.length > 1 ? ` ${placeAmong(kind, index, after, place.after)}` : '';
    const sentence =
      kind.sayAdded?.(entry, index, after, at) ?? inSection(place, `new ${kind.noun} ${kind.name(entry, place.after)}${where}`);
    report(at, withDetails(sentence, kind.details?.(entry, place.after, at) ?? []), { after: entry, eases: kind.eases?.added });
    return;
  }
  const earlier = before[pair.before] as T;
  if (!same(earlier, entry)) kind.diff(earlier, entry, speakingOf(at, subjectOf(kind, entry, place.after, place)));
}

function sayMoved<T>(kind: EntryKind<T>, after: readonly T[], pair: Matched, place: Place): void {
  const index = pair.after ?? 0;
  const entry = after[index] as T;
  const at = childPlace(place, index, pair.before ?? index);
  const where = `now comes ${index === 0 ? 'first' : placeAmong(kind, index, after, place.after)}`;
  const sentence = kind.sayMoved?.(entry, index, after, at) ?? inSection(place, `${kind.noun} ${kind.name(entry, place.after)} ${where}`);
  report(at, sentence, { kind: 'moved', before: pair.before, after: index });
}

function placeAmong<T>(kind: EntryKind<T>, index: number, list: readonly T[], side: Side): string {
  const previous = list[index - 1];
  const next = list[index + 1];
  if (previous !== undefined) return `after ${kind.name(previous, side)}`;
  return next === undefined ? 'first' : `before ${kind.name(next, side)}`;
}

function sayRemoved<T>(kind: EntryKind<T>, before: readonly T[], pair: Matched, place: Place): void {
  const index = pair.before ?? 0;
  const entry = before[index] as T;
  const sentence = kind.sayRemoved?.(entry, place) ?? inSection(place, `${kind.noun} ${kind.name(entry, place.before)} is removed`);
  report(childPlace(place, index), sentence, { before: entry, eases: kind.eases?.removed });
}
