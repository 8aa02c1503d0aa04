import { nearestName, type Problem } from '@tierwright/program';

/** Codes of paths and lapses, with what to do. Stable; never reused. */
export const PATH_PROBLEMS = {
  PATH101: { title: 'Unknown track', advice: 'Use the id of a track of the program.' },
  PATH102: { title: 'Unknown tier', advice: 'Use the id of a tier of the track.' },
  PATH103: { title: 'Unknown group', advice: 'Use a group of the track.' },
  PATH104: { title: 'Tier of several tracks', advice: 'Name the track.' },
  PATH105: { title: 'Track without groups', advice: 'Leave the group out.' },
  PATH106: { title: 'Horizon out of range', advice: 'Look at most 20 years ahead.' },
  PATH201: { title: 'Not in the track', advice: 'Only tiers of a track that applies to the partner can be reached.' },
  PATH202: {
    title: 'Too many ways',
    advice: 'Give the facts that can be moved larger steps, or bounds: the cheapest way was not found among so many.',
  },
  PATH901: { title: 'An answer that does not hold', advice: 'This is a mistake of ours: please report it with program and partner.' },
} as const;

export type PathCode = keyof typeof PATH_PROBLEMS;

/** A problem of a question about paths; where a name is unknown, with the nearest one that there is. */
export function pathProblem(code: PathCode, message: string, asked?: { value: string; among: readonly string[] }): Problem {
  const nearest = asked ? nearestName(asked.value, asked.among) : undefined;
  return {
    code,
    severity: 'error',
    pointer: '',
    message,
    ...(asked === undefined
      ? {}
      : { value: asked.value, expected: asked.among.length === 0 ? 'none' : `one of ${asked.among.join(', ')}` }),
    suggestion: nearest === undefined ? PATH_PROBLEMS[code].advice : `Did you mean ${nearest}?`,
  };
}

/** What an answer that fails when it is replayed ends in: it is never shown. */
export const unproved = (what: string): Error => new Error(`PATH901: ${what}`);
