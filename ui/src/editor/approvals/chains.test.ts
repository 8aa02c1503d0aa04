import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { JsonEdits } from '../document/json-edits.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { type Members, membersOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { differences, northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import { addChain, addEscalation, addStep, chainSteps, moveStep, removeEscalation, removeStep, timeoutStages } from './chains.ts';

const errors = ({ current }: ProgramDocument) => parseProgram(current.text).problems.filter(({ severity }) => severity === 'error');
function edited(change: (edits: JsonEdits, program: Members) => void) {
  const document = northwind();
  const before = document.current.value;
  document.edit('edit', (edits) => change(edits, before));
  return { document, before, changed: differences(before, document.current.value) };
}
const follows = (program: Members, chain: string) => Object.fromEntries(chainSteps(program, chain).map(({ id, after }) => [id, after]));

describe('chains of approvals', () => {
  it.each(PROGRAMS)('shows every step of $file', ({ text }) => {
    const { value } = new ProgramDocument(text).current;
    for (const [chain, { steps }] of Object.entries(membersOf(value.approvals)).map(([id, one]) => [id, membersOf(one)] as const))
      expect(chainSteps(value, chain)).toHaveLength((steps as unknown[]).length);
  });

  it('knows what each step follows', () => {
    expect(follows(northwind().current.value, 'deskThenDirector')).toEqual({ desk: [], finance: [], director: ['desk', 'finance'] });
    expect(follows(northwind().current.value, 'fundPlan')).toEqual({ marketing: [], finance: ['marketing'] });
  });

  it('adds a chain and a step that the language takes', () => {
    const chain = edited((edits, program) => addChain(edits, program, { chain: 'A chain', step: 'A step' }));
    expect(chain.changed).toEqual(['/approvals/chain']);
    expect(errors(chain.document)).toEqual([]);
    const step = edited((edits, program) => addStep(edits, program, 'desk', 'A step'));
    expect(step.changed).toEqual(['/approvals/desk/steps']);
    expect(errors(step.document)).toEqual([]);
  });

  it('removes a step, and those after it follow what it followed', () => {
    const { document, changed } = edited((edits, program) => removeStep(edits, program, 'deskThenDirector', 0));
    expect(changed).toEqual(['/approvals/deskThenDirector/steps']);
    expect(follows(document.current.value, 'deskThenDirector')).toEqual({ finance: [], director: ['finance'] });
    expect(errors(document)).toEqual([]);
    const plain = edited((edits, program) => removeStep(edits, program, 'fundPlan', 0));
    expect(valueAt({ ...plain.document.current.value }, ['approvals', 'fundPlan', 'steps', 0, 'after'])).toBeUndefined();
  });

  it('keeps the last step', () => {
    expect(edited((edits, program) => removeStep(edits, program, 'desk', 0)).changed).toEqual([]);
  });

  it('moves a step without a change of who follows whom', () => {
    for (const chain of ['deskThenDirector', 'fundPlan']) {
      const { document, before } = edited((edits, program) => moveStep(edits, program, chain, 0, 1));
      expect(chainSteps(document.current.value, chain)[1]?.id).toBe(chainSteps(before, chain)[0]?.id);
      expect(follows(document.current.value, chain)).toEqual(follows(before, chain));
      expect(errors(document)).toEqual([]);
    }
  });

  it('adds and removes escalations of a timeout', () => {
    const path = ['approvals', 'desk', 'steps', 0, 'onTimeout'];
    const at = (program: Members) => valueAt({ ...program }, path);
    const added = edited((edits, program) => addEscalation(edits, at(program), path, 'programOwner'));
    expect(added.changed).toEqual(['/approvals/desk/steps/0/onTimeout/onTimeout']);
    expect(errors(added.document)).toEqual([]);
    expect(timeoutStages(at(added.document.current.value), path).stages.map(({ escalate }) => escalate)).toEqual([
      'deskLead',
      'programOwner',
    ]);
    const { changed, document } = edited((edits, program) => removeEscalation(edits, at(program), path));
    expect(changed).toEqual(['/approvals/desk/steps/0/onTimeout']);
    expect(at(document.current.value)).toBe('wait');
  });
});
