import type { Requirement } from '../../requirements/schema.ts';
import { condition } from '../fields/condition.ts';
import { diffFields, type Fields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { note, title, why } from '../fields/text.ts';
import { effectAround } from '../partner-effect.ts';
import { quoted } from '../words/join.ts';

const requirement: Fields<Requirement> = {
  title,
  why,
  note,
  when: condition('', { effect: effectAround, begin: (place) => quoted(place.subject) }),
};

export const requirements = mapEntries<Requirement>({
  noun: 'requirement',
  tellReach: true,
  name: (_, entry) => quoted(entry.title),
  subject: (_, entry) => entry.title,
  sayAdded: (id, side) => `Requirement ${quoted(side.program.requirements?.[id]?.title ?? id)} is new`,
  diff: (before, after, place) => diffFields(requirement, before, after, place),
});
