import { parseProgram, STEP_KINDS } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { JsonEdits } from '../document/json-edits.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { itemsOf, type Members } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { differences, northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import {
  addFastTrack,
  addMilestone,
  addStep,
  connect,
  disconnect,
  FAST_TRACKS,
  graphArrows,
  graphSteps,
  MILESTONES,
  moveStep,
  removeStep,
  STEPS,
  setKind,
} from './step-graph.ts';

const errors = ({ current }: ProgramDocument) => parseProgram(current.text).problems.filter(({ severity }) => severity === 'error');
function edited(change: (edits: JsonEdits, program: Members) => void) {
  const document = northwind();
  const before = document.current.value;
  document.edit('edit', (edits) => change(edits, before));
  const after = document.current.value;
  return { document, before, after, changed: differences(before, after), follows: follows(after), errors: errors(document) };
}
const follows = (program: Members) => Object.fromEntries(graphSteps(program).map(({ id, after }) => [id, [...after]]));
const indexOf = (id: string) => graphSteps(northwind().current.value).findIndex((step) => step.id === id);

describe('the graph of an onboarding', () => {
  it.each(PROGRAMS)('has a node for each step and an arrow for each `after`: $file', ({ text }) => {
    const { value } = new ProgramDocument(text).current;
    const steps = graphSteps(value);
    expect(steps).toHaveLength(itemsOf(valueAt({ ...value }, STEPS)).length);
    expect(graphArrows(steps)).toHaveLength(steps.flatMap(({ after }) => after).length);
  });

  it('knows what is understood: the step before, who does it', () => {
    const { value } = northwind().current;
    expect(follows(value)).toMatchObject({ profile: [], screening: ['profile'], welcome: ['plan', 'demo', 'training'] });
    expect(graphSteps(value).map(({ id, owner }) => [id, owner])).toEqual(
      expect.arrayContaining([
        ['profile', 'partner'],
        ['screening', 'compliance'],
        ['portal', 'system'],
      ]),
    );
  });

  it('adds a step where it is put', () => {
    const { changed, follows: now, errors: found } = edited((edits, program) => addStep(edits, program, ['agreement', 'plan'], 'New step'));
    expect(changed).toEqual(['/onboarding/steps']);
    expect(now.step).toEqual(['agreement', 'plan']);
    expect(found).toEqual([]);
  });

  it('begins with a step where there is no onboarding', () => {
    const document = new ProgramDocument(PROGRAMS.find(({ file }) => file === 'odoo/v10.program.json')?.text ?? '');
    const before = document.current.value;
    document.edit('begin', (edits) => addStep(edits, before, [], 'New step'));
    expect(differences(before, document.current.value)).toEqual(['/onboarding']);
  });

  it('connects and disconnects two steps', () => {
    const { document, changed, before } = edited((edits, program) => expect(connect(edits, program, 'plan', 'agreement')).toBe(true));
    expect(changed).toEqual([`/onboarding/steps/${indexOf('agreement')}/after`]);
    expect(errors(document)).toEqual([]);
    document.edit('back', (edits) => disconnect(edits, document.current.value, 'plan', 'agreement'));
    expect(document.current.value).toEqual(before);
  });

  it('refuses a step that would wait for itself', () => {
    for (const [from, to] of [
      ['welcome', 'profile'],
      ['profile', 'profile'],
      ['training', 'agreement'],
    ] as const)
      expect(edited((edits, program) => expect(connect(edits, program, from, to)).toBe(false)).changed).toEqual([]);
  });

  it('writes down what was understood when a step gets another', () => {
    const { follows: now } = edited((edits, program) => connect(edits, program, 'plan', 'screening'));
    expect(now.screening).toEqual(['profile', 'plan']);
  });

  it('removes a step: those after it follow what it followed, fast tracks forget it', () => {
    const { follows: now, after, errors: found } = edited((edits, program) => removeStep(edits, program, 'screening'));
    expect(now.agreement).toEqual(['profile']);
    expect(now.screening).toBeUndefined();
    expect(valueAt({ ...after }, [...FAST_TRACKS, 0, 'skip'])).toEqual(['plan', 'training']);
    expect(found).toEqual([]);
  });

  it.each(graphSteps(northwind().current.value).map(({ id }) => id))('removes %s and leaves a program that the language takes', (id) => {
    const { errors: found, changed, before, follows: now } = edited((edits, program) => removeStep(edits, program, id));
    expect(found).toEqual([]);
    expect(changed.every((pointer) => pointer.startsWith('/onboarding/steps') || pointer.startsWith('/onboarding/fastTrack'))).toBe(true);
    const was = follows(before);
    for (const [step, after] of Object.entries(now)) if (!was[step]?.includes(id)) expect(after).toEqual(was[step]);
  });

  it('moves a step, and everything follows what it followed', () => {
    const count = graphSteps(northwind().current.value).length;
    for (const [from, to] of [
      [0, 1],
      [count - 1, 0],
      [2, 5],
    ] as const) {
      const { follows: now, before, after } = edited((edits, program) => moveStep(edits, program, from, to));
      expect(now).toEqual(follows(before));
      expect(graphSteps(after)[to]?.id).toBe(graphSteps(before)[from]?.id);
    }
  });

  it.each(STEP_KINDS)('makes a step one of kind %s', (kind) => {
    for (const id of ['profile', 'screening', 'agreement', 'demo']) {
      const { after, errors: found } = edited((edits, program) => setKind(edits, program, indexOf(id), kind));
      expect(valueAt({ ...after }, [...STEPS, indexOf(id), 'kind'])).toBe(kind);
      // Facts of a form that is no more may be asked for elsewhere; nothing of the onboarding itself is wrong.
      expect(found.filter(({ pointer }) => pointer.startsWith('/onboarding'))).toEqual([]);
    }
  });

  it('adds milestones and fast tracks that the language takes', () => {
    const milestone = edited((edits, program) => addMilestone(edits, program, 'New milestone'));
    expect(milestone.errors).toEqual([]);
    expect(itemsOf(valueAt({ ...milestone.after }, MILESTONES))).toHaveLength(3);
    expect(edited((edits, program) => addFastTrack(edits, program, 'New fast track')).errors).toEqual([]);
  });

  it('shows what can be shown of steps that are wrong', () => {
    const { value } = new ProgramDocument('{"onboarding":{"steps":[null,{"id":3},{"id":"a","after":["b",1]}]}}').current;
    expect(graphSteps(value).map(({ id, after }) => [id, after])).toEqual([
      ['', []],
      ['', ['']],
      ['a', ['b']],
    ]);
  });
});
