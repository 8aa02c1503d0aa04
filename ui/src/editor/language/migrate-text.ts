import { type Json, migrateProgram, PDL_VERSION } from '@tierwright/program';
import { JsonEdits, type Path } from '../document/json-edits.ts';
import { isMembers, memberOf } from '../document/reading.ts';

/** What the newest version of the language makes of a text. */
export interface MigratedText {
  readonly from: string;
  readonly to: string;
  /** The steps taken: `pdl/1`. */
  readonly steps: readonly string[];
  /** The parts that changed: a member of the program, or a member of one. */
  readonly parts: readonly Path[];
  readonly text: string;
}

/** So many parts at most are written one by one: each costs a reading of the text. */
const MOST_PARTS = 60;

const isSame = (one: Json | undefined, other: Json | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

function changedParts(before: Json, after: Json): readonly Path[] {
  const names = new Set([...Object.keys(before as object), ...Object.keys(after as object)]);
  return [...names].flatMap((name): Path[] => {
    const [old, now] = [memberOf(before, name), memberOf(after, name)];
    if (isSame(old, now)) return [];
    if (!isMembers(old) || !isMembers(now)) return [[name]];
    const inner = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return inner.filter((id) => !isSame(memberOf(old, id), memberOf(now, id))).map((id) => [name, id]);
  });
}

/** An older text in the newest version: only what has changed is written anew. Null where the text is none of an older version. */
export function migrateText(text: string, value: Json): MigratedText | null {
  const migrated = migrateProgram(value);
  if (!migrated.ok || migrated.steps.length === 0) return null;
  const { document, from, steps } = migrated;
  const parts = changedParts(value, document as Json);
  const written = parts.length > MOST_PARTS ? [...new Set(parts.map(([name]) => String(name)))].map((name): Path => [name]) : parts;
  const edits = new JsonEdits(text);
  for (const path of written) {
    const now = path.reduce<Json | undefined>((found, step) => memberOf(found, String(step)), document as Json);
    if (now === undefined) edits.remove(path);
    else edits.set(path, now);
  }
  return { from, to: PDL_VERSION, steps, parts: parts.filter(([name]) => name !== 'pdl'), text: edits.text };
}
