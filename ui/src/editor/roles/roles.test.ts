import { type Json, parseProgram, referencesOf } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import { onePerVendor } from '../conditions/real-programs.fixture.ts';
import { JsonEdits } from '../document/json-edits.ts';
import { removeEntry, renameEntry, usesOf } from '../entries/entry-edits.ts';
import { listedRoles, ROLES } from './role-edits.ts';

const errorsOf = (text: string) => parseProgram(text).problems.filter(({ severity }) => severity === 'error');
const withRoles = onePerVendor.filter(({ value }) => value.roles !== undefined);

describe.each(withRoles)('roles of $name', ({ text, value }) => {
  const { references } = knownOf(value, [], null);

  it('get other ids wherever chains, steps and notices name them', () => {
    for (const id of Object.keys(value.roles as object)) {
      const edits = new JsonEdits(text);
      renameEntry(edits, value as Json, references, ROLES, id, 'renamedRole');
      expect([id, errorsOf(edits.text)]).toEqual([id, []]);
      const after = referencesOf(JSON.parse(edits.text));
      expect(usesOf(after, ROLES, 'renamedRole').length).toBe(usesOf(references, ROLES, id).length);
    }
  });

  it('name what would miss them, and only that', () => {
    for (const id of Object.keys(value.roles as object)) {
      const edits = new JsonEdits(text);
      // A program without any role may name people freely in its evidence.
      edits.set(['roles', 'another'], 'Another');
      removeEntry(edits, JSON.parse(edits.text) as Json, ROLES, id);
      const missing = errorsOf(edits.text).filter(({ code }) => code === 'PDL208');
      expect(new Set(missing.map(({ pointer }) => pointer))).toEqual(new Set(usesOf(references, ROLES, id).map(({ pointer }) => pointer)));
    }
  });
});

it('roles are listed by their titles, with what is wrong in them', () => {
  const [problem] = errorsOf(JSON.stringify({ ...withRoles[0]?.value, roles: { desk: 5 } })).filter(
    ({ pointer }) => pointer === '/roles/desk',
  );
  expect(listedRoles({ desk: 'Deal desk', other: 5 }, problem ? [problem] : [], (id) => `note of ${id}`)).toEqual([
    { id: 'desk', title: 'Deal desk', note: 'note of desk', problems: 1 },
    { id: 'other', title: 'other', note: 'note of other', problems: 0 },
  ]);
  expect(listedRoles(undefined, [], () => '')).toEqual([]);
});
