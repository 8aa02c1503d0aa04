import { refuse } from '../command/refuse.ts';

/** Where a list goes on, as text that nobody takes apart: a key of the last row. */
export const cursorOf = (...key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** What a row can be compared with: no text of ours holds NUL or half a character. */
const isPart = (part: unknown): boolean => (typeof part === 'string' ? !/\0|\p{Cs}/u.test(part) : Number.isSafeInteger(part));

/** The key behind a cursor; nothing where it is none of ours. */
function keyOf(cursor: string): readonly (string | number)[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) && key.every(isPart) ? key : undefined;
  } catch {
    return undefined;
  }
}

export const badCursor = () => refuse('CMD304', 'The cursor is not one of ours.', { expected: 'the `next` of the page before' });

/** The text that a list goes on after. */
export function textAfter(cursor: string | undefined): { readonly ok: boolean; readonly after?: string } {
  if (cursor === undefined) return { ok: true };
  const [after] = keyOf(cursor) ?? [];
  return typeof after === 'string' ? { ok: true, after } : { ok: false };
}

/** The number that a list goes on after. */
export function numberAfter(cursor: string | undefined): { readonly ok: boolean; readonly after?: number } {
  if (cursor === undefined) return { ok: true };
  const [after] = keyOf(cursor) ?? [];
  return typeof after === 'number' ? { ok: true, after } : { ok: false };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The instant and id that a list, the newest first, goes on after; `uuid`: what is none is no id of the list. */
export function newestAfter(
  cursor: string | undefined,
  ids: 'text' | 'uuid' = 'text',
): { readonly ok: boolean; readonly before?: readonly [number, string] } {
  if (cursor === undefined) return { ok: true };
  const [at, id] = keyOf(cursor) ?? [];
  const fits = typeof at === 'number' && typeof id === 'string' && (ids === 'text' || UUID.test(id));
  return fits ? { ok: true, before: [at, id] } : { ok: false };
}

/** The two texts that a list goes on after. */
export function pairAfter(cursor: string | undefined): { readonly ok: boolean; readonly after?: readonly [string, string] } {
  if (cursor === undefined) return { ok: true };
  const [first, second] = keyOf(cursor) ?? [];
  return typeof first === 'string' && typeof second === 'string' ? { ok: true, after: [first, second] } : { ok: false };
}

/** The turn, kind, item and task that a queue goes on after. */
export function turnAfter(cursor: string | undefined): {
  readonly ok: boolean;
  readonly after?: readonly [turn: number, kind: string, item: string, task: string];
} {
  if (cursor === undefined) return { ok: true };
  const [turn, kind, item, task] = keyOf(cursor) ?? [];
  const isTurn = typeof turn === 'number' && typeof kind === 'string' && typeof item === 'string' && typeof task === 'string';
  return isTurn ? { ok: true, after: [turn, kind, item, task] } : { ok: false };
}
