import type { Parameter, ParameterValues, ParameterVariant } from '../../parameters/schema.ts';
import { same } from '../content.ts';
import { condition } from '../fields/condition.ts';
import { type EntryKind, entries } from '../fields/entries.ts';
import { diffFields, type Fields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { byContent } from '../fields/match.ts';
import { saySomething } from '../fields/say-something.ts';
import { note, text, title, why } from '../fields/text.ts';
import { namedList, plain } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { worded } from '../fields/worded.ts';
import { valueName, valueTitle } from '../names.ts';
import { cellDiff } from '../parameters/cells.ts';
import { sayCells, type Told } from '../parameters/sentences.ts';
import { parameterName, valuesInWords } from '../parameters/value-words.ts';
import { type Place, report } from '../place.ts';
import type { Side } from '../side.ts';
import { conditionInWords } from '../words/conditions.ts';
import { fieldName } from '../words/field-names.ts';
import { capital, quoted } from '../words/join.ts';

/** Tiers with the same change share a sentence, so the three kinds of values are compared together. */
type ValueKey = keyof ParameterValues;

const fieldsOf = (told: Told): Fields<Omit<Parameter, ValueKey>> => ({
  title,
  why,
  note,
  type: plain('type'),
  unit: plain('unit'),
  values: wordList<string>('allowed words', (word) => word),
  variants: entries(variantKind(told)),
  records: namedList('looked up for records', 'record'),
  at: worded<string>('looked up at', (date, side) => dateName(date, side, told.id), { absent: 'the day of the decision' }),
  placeholder: text('reason for the placeholder'),
});

/** With `records` the date is a field of theirs. */
function dateName(date: string, side: Side, id: string): string {
  const [kind] = side.program.parameters?.[id]?.records ?? [];
  return kind === undefined ? valueName(side, date) : fieldName(side, kind, date);
}

const variantKind = (told: Told): EntryKind<ParameterVariant> => ({
  noun: 'variant',
  keys: [byContent, (variant) => variant.title, (variant) => byContent(variant.when)],
  leftOver: 'inOrder',
  order: 'matters',
  name: (variant, side) =>
    variant.title === undefined ? `if ${conditionInWords(variant.when, side, recordsOf(side, told.id))}` : quoted(variant.title),
  subject: (variant, side, place) => `${place.subject}, ${variantPhrase(variant, side, told.id)}`,
  details: (variant, side) => valuesInWords(variant, told.after, side),
  diff(before, after, place) {
    diffFields(variantFields(told.id), before, after, place);
    diffValues(before, after, place, { ...told, variant: variantPhrase(after, place.after, told.id) });
  },
});

const variantFields = (id: string): Fields<Omit<ParameterVariant, ValueKey>> => ({
  title,
  when: condition('its condition', { records: (side) => recordsOf(side, id) }),
});

const recordsOf = (side: Side, id: string) => side.program.parameters?.[id]?.records ?? [];

function variantPhrase(variant: ParameterVariant, side: Side, id: string): string {
  return variant.title === undefined ? `if ${conditionInWords(variant.when, side, recordsOf(side, id))}` : `for ${quoted(variant.title)}`;
}

function diffValues(before: ParameterValues, after: ParameterValues, place: Place, told: Told): void {
  if (same(before.value, after.value) && same(before.byTier, after.byTier) && same(before.byBand, after.byBand)) return;
  saySomething(place, { before, after }, (at) => {
    const { changes, rewritten } = cellDiff(before, after, at, sinceDay(told, at));
    for (const change of changes) sayCells(change, told, at);
    for (const cell of rewritten)
      report(cell.place, `${place.subject}: written in another way; the values are the same on every day`, { kind: 'text' });
  });
}

/** The day on which the later program begins to decide; a parameter that is looked up at other days has none. */
function sinceDay(told: Told, place: Place): string | undefined {
  return told.before.at === undefined && told.after.at === undefined ? place.after.program.effective?.from : undefined;
}

export const parameters = mapEntries<Parameter>({
  noun: 'parameter',
  tellReach: true,
  name: (id, _, side) => parameterName(side, id),
  subject: (id, _, side) => capital(valueTitle(side, id) ?? parameterName(side, id)),
  sayAdded: (id, side) => `New ${parameterName(side, id)}`,
  sayRemoved: (id, side) => `${capital(parameterName(side, id))} is removed`,
  details: (parameter, side) => valuesInWords(parameter, parameter, side),
  diff(before, after, place, id) {
    const told: Told = { id, before, after };
    diffFields(fieldsOf(told), before, after, place);
    diffValues(before, after, place, told);
  },
});
