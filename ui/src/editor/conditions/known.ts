import { type Problem, type Program, type References, referencesOf, type Sentences, sentencesOf, ValueTypes } from '@tierwright/program';
import type { Edition } from '../document/program-document.ts';

/** What the parts of a program can read and name, as far as it can be read while it is written. */
export interface Known {
  readonly program: Program;
  readonly types: ValueTypes;
  readonly references: References;
  readonly sentences: Sentences;
}

const HEAD = { pdl: '1.0', program: '', version: '', title: '', currency: 'USD', timeZone: 'UTC' } as const;

function read(value: Edition['value']): Known | null {
  const program = { ...HEAD, ...value } as unknown as Program;
  try {
    return { program, types: new ValueTypes(program), references: referencesOf(program), sentences: sentencesOf(program) };
  } catch {
    // These read programs of the right shape; what is half written may have any.
    return null;
  }
}

/** Without the entries whose shape is wrong, such as `/requirements/bookings`. */
function pruned(value: Edition['value'], problems: readonly Problem[]): Edition['value'] {
  const kept = structuredClone(value) as Record<string, unknown>;
  for (const { code, severity, pointer } of problems) {
    if (severity !== 'error' || !code.startsWith('PDL1')) continue;
    const [, section = '', entry] = pointer.split('/').map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const held = kept[section];
    if (entry === undefined || typeof held !== 'object' || held === null || Array.isArray(held)) delete kept[section];
    else delete (held as Record<string, unknown>)[entry];
  }
  return kept as Edition['value'];
}

/** Of a program that cannot be read whole: of its parts that can, else of what it was before. */
export function knownOf(value: Edition['value'], problems: readonly Problem[], before: Known | null): Known {
  return read(value) ?? read(pruned(value, problems)) ?? before ?? (read({}) as Known);
}
