import type { Program, SectionName } from '../../document/schema.ts';
import type { Fields } from '../fields/field.ts';
import { note, text, title } from '../fields/text.ts';
import { plain } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
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
    ...wordList<string>('sources', (source) => source),
    diff: (before, after, place) => sourcesText.diff(before?.join('; '), after?.join('; '), place),
  },
  note,
};

const sourcesText = text('list of sources');

function effectiveInWords({ from, to }: Effective): string {
  const parts = [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined || to === null ? [] : [`through ${dayBefore(to)}`])];
  return parts.length === 0 ? 'at any time' : parts.join(' ');
}
