import type { Problem } from '@tierwright/program';
import type { Story } from './story.ts';
import type { StoryCode } from './story-codes.ts';
import { placeOf } from './story-places.ts';

/** What is wrong with a story, at its place in the text. */
export function storyProblem(
  { places }: Story,
  code: StoryCode,
  pointer: string,
  message: string,
  more: Pick<Problem, 'value' | 'expected' | 'suggestion'> = {},
): Problem {
  const said = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  return { code, severity: 'error', pointer, ...placeOf(places, pointer), message, ...said };
}
