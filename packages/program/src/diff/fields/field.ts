import { same } from '../content.ts';
import { childPlace, type Place } from '../place.ts';
import type { Side } from '../side.ts';
import { saySomething } from './say-something.ts';

/** How one member of a construct is compared, and how it is told where the construct is new. */
export interface Field<V> {
  /** Called only where the two differ; absent means the member is not there. Reports at least one change. */
  diff(before: V | undefined, after: V | undefined, place: Place): void;
  /** A few words for a list of details, such as "from Silver on"; undefined where it is not worth telling. */
  tell?(value: V, side: Side): string | undefined;
}

/** A differ for every member: a construct that gains a member does not compile until the member can be compared. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** All members of all shapes of a construct, each optional. */
export type AnyShape<U> = { [K in U extends unknown ? keyof U : never]?: U extends unknown ? (K extends keyof U ? U[K] : never) : never };

/** Compares two constructs member by member, in the order of the table. */
export function diffFields<T extends object>(fields: Fields<T>, before: T, after: T, place: Place): void {
  for (const key of Object.keys(fields) as (keyof T & string)[]) diffField(fields, key, before, after, place);
}

function diffField<T extends object, K extends keyof T & string>(fields: Fields<T>, key: K, before: T, after: T, place: Place): void {
  type V = Exclude<T[K], undefined>;
  const one = before[key] as V | undefined;
  const other = after[key] as V | undefined;
  if (same(one, other)) return;
  saySomething(childPlace(place, key), { before: one, after: other }, (at) => fields[key].diff(one, other, at));
}

/** The details of a construct, one after the other. */
export function tellFields<T extends object>(fields: Fields<T>, value: T, side: Side): string[] {
  return (Object.keys(fields) as (keyof T & string)[]).flatMap((key) => tellField(fields, key, value, side));
}

function tellField<T extends object, K extends keyof T & string>(fields: Fields<T>, key: K, value: T, side: Side): string[] {
  type V = Exclude<T[K], undefined>;
  const member = value[key] as V | undefined;
  const words = member === undefined ? undefined : fields[key].tell?.(member, side);
  return words === undefined ? [] : [words];
}
