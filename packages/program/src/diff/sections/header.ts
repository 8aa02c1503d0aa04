import type { Program, SectionName } from '../../document/schema.ts';
import type { Fields } from '../fields/field.ts';
import { note, text, title } from '../fields/text.ts';
import { plain } from '../fields/values.ts';
import { worded } from '../fields/worded.ts';
import { dayBefore } from '../words/terms.ts';

type Effective = NonNullable<Program['effective']>;

/** What the document says of itself. Its labels, sources and notes decide nothing. */
export const header: Fields<Omit<Program, SectionName>> = {
  $schema: text('place of the schema'),
  pdl: plain('version of the language'),
  program: plain('id'),
  version: text('version'),
  title,
  supersedes: text('version that it follows'),
  effective: worded<Effective>('holds', effectiveInWords, { absent: 'at any time' }),
  currency: plain('currency'),
  timeZone: plain('time zone'),
  sources: {
    diff(before, after, place) {
      const [was, is] = [listed(before), listed(after)];
      if (was !== is) text('list of sources').diff(was, is, place);
    },
  },
  note,
};

const listed = (sources: readonly string[] | undefined) => (sources === undefined || sources.length === 0 ? undefined : sources.join('; '));

function effectiveInWords({ from, to }: Effective): string {
  const parts = [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined || to === null ? [] : [`through ${dayBefore(to)}`])];
  return parts.length === 0 ? 'at any time' : parts.join(' ');
}
