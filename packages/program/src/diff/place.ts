import type { Part } from '../references/part.ts';
import { childPointer } from '../source/json-pointer.ts';
import type { ChangeKind, DiffSection } from './change.ts';
import type { Side } from './side.ts';

/** A change before its reach is looked up. `a` and `b` are pointers in the earlier and the later program. */
export interface Draft {
  kind: ChangeKind;
  section: DiffSection;
  a: string;
  b: string;
  also?: string[];
  before?: unknown;
  after?: unknown;
  sentence: string;
  eases?: 'easier' | 'harder' | undefined;
  /** Whether the sentence ends with what the change reaches. */
  tellReach: boolean;
  /** Parts that the sentence names already. */
  told?: readonly Part[] | undefined;
}

/** Where two things are compared: both sides, the pointers in them, and how a sentence about it begins. */
export interface Place {
  readonly before: Side;
  readonly after: Side;
  readonly section: DiffSection;
  readonly a: string;
  readonly b: string;
  readonly subject: string;
  readonly tellReach: boolean;
  report(draft: Draft): void;
}

/** The place of a member or entry; entries may have another index on either side. */
export function childPlace(place: Place, key: string | number, keyBefore: string | number = key): Place {
  return { ...place, a: childPointer(place.a, keyBefore), b: childPointer(place.b, key) };
}

export interface Said {
  kind?: ChangeKind;
  before?: unknown;
  after?: unknown;
  also?: string[];
  eases?: 'easier' | 'harder' | undefined;
  tellReach?: boolean;
  told?: readonly Part[] | undefined;
}

/** Reports a change at a place with a sentence of its own. Without a kind it follows from which side has a value. */
export function report(place: Place, sentence: string, said: Said): void {
  const kind = said.kind ?? (said.before === undefined ? 'added' : said.after === undefined ? 'removed' : 'changed');
  place.report({
    kind,
    section: place.section,
    a: place.a,
    b: place.b,
    sentence,
    tellReach: kind !== 'text' && (said.tellReach ?? place.tellReach),
    ...(said.also === undefined || said.also.length === 0 ? {} : { also: said.also }),
    ...(said.before === undefined ? {} : { before: said.before }),
    ...(said.after === undefined ? {} : { after: said.after }),
    ...(said.eases === undefined ? {} : { eases: said.eases }),
    ...(said.told === undefined ? {} : { told: said.told }),
  });
}

/** Reports a change in a sentence that begins with the subject of the place. */
export function say(place: Place, words: string, said: Said): void {
  report(place, `${place.subject}: ${words}`, said);
}

/** The same place, spoken of under another subject. */
export function speakingOf(place: Place, subject: string): Place {
  return { ...place, subject };
}
