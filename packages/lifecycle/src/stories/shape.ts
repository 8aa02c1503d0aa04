import type { StoryCode } from './story-codes.ts';

/** What a node of a story file has to be. */
export type Shape =
  | { readonly is: 'any' }
  | { readonly is: 'text' }
  | { readonly is: 'textOrNull' }
  | { readonly is: 'number' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  /** Text of a form of its own, with the code of its own. */
  | { readonly is: 'written'; readonly expected: string; readonly code: StoryCode; readonly fits: (text: string) => boolean }
  | { readonly is: 'list' | 'listOrNull'; readonly of: Shape }
  | { readonly is: 'map'; readonly of: Shape }
  | ObjectShape
  /** As the one of these keys says that is there. */
  | { readonly is: 'byKey'; readonly of: Readonly<Record<string, ObjectShape>> }
  /** As the word under a key says; with another word there any keys, of which some are needed. */
  | { readonly is: 'byWord'; readonly key: string; readonly of: Readonly<Record<string, ObjectShape>>; readonly needs: readonly string[] };

/** These keys and no others. */
export interface ObjectShape {
  readonly is: 'object';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly needs?: readonly string[];
}
