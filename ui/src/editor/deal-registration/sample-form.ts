import { TimeZone } from '@tierwright/facts';
import { dealForm } from '@tierwright/lifecycle';
import { FORM_FIELD_TYPES, type FormField, type Json } from '@tierwright/program';
import { isMembers, itemsOf, type Members, membersOf, textOf } from '../document/reading.ts';

/** Ten in the morning of a day, in the zone of the program; null where the day or the zone is none. */
export function morningOf(program: Members, day: string): number | null {
  const local = Date.parse(`${day}T10:00:00Z`);
  if (Number.isNaN(local)) return null;
  try {
    return new TimeZone(textOf(program.timeZone)).toInstant(local);
  } catch {
    return null;
  }
}

export type SampleAnswers = { readonly [field: string]: Json };

const isField = (field: Json): boolean =>
  isMembers(field) && textOf(field.id) !== '' && FORM_FIELD_TYPES.some((type) => type === field.type);

/** The fields that deals are registered with, as far as the document says them. */
export function sampleFields(program: Members): readonly FormField[] {
  const section = membersOf(program.dealRegistration);
  const form = section.form === undefined ? {} : { form: itemsOf(section.form).filter(isField) };
  const model = textOf(membersOf(section.distribution).model);
  return dealForm({ dealRegistration: { ...form, distribution: { model }, rules: {} } } as unknown as Parameters<typeof dealForm>[0]);
}

const IDS = ['p1'];

/** An answer that a field takes, so that a first deal can be seen at once. Optional fields stay empty. */
function exampleOf(field: FormField, day: string): Json | undefined {
  if (field.required === false || field.when !== undefined) return undefined;
  const least = field.min ?? 0;
  switch (field.type) {
    case 'customer':
      return { name: 'Contoso', country: 'US' };
    case 'products':
      return IDS;
    case 'product':
      return 'p1';
    case 'money':
      return Math.min(Math.max(least, 50_000), field.max ?? 50_000);
    case 'integer':
    case 'number':
    case 'percent':
      return Math.min(Math.max(least, 10), field.max ?? 10);
    case 'date':
      return day;
    case 'boolean':
      return false;
    case 'choice':
      return field.values?.[0];
    case 'country':
      return 'US';
    case 'lines':
      return [answersFor(field.of ?? [], {}, day)];
    default:
      return 'A';
  }
}

/** Answers for every field that is asked for: those given, and examples for the rest. What is given as null stays empty. */
export function answersFor(fields: readonly FormField[], given: SampleAnswers, day: string): { [field: string]: Json } {
  const answers: { [field: string]: Json } = {};
  for (const field of fields) {
    const answer = Object.hasOwn(given, field.id) ? given[field.id] : exampleOf(field, day);
    if (answer !== undefined && answer !== null) answers[field.id] = answer;
  }
  return answers;
}
