import { nearestName, type Problem } from '@tierwright/program';

/** What is said of a name that is none of those that there are: which ones there are, and which one may be meant. */
export function oneOf(value: string, names: readonly string[]): Pick<Problem, 'value' | 'expected' | 'suggestion'> {
  const meant = nearestName(value, names);
  return {
    value,
    ...(names.length === 0 ? {} : { expected: `one of ${names.join(', ')}` }),
    ...(meant === undefined ? {} : { suggestion: `Did you mean \`${meant}\`?` }),
  };
}
