import type { ApprovalChain, ApprovalStep } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { advance } from '../machine/advance.ts';
import type { Person } from '../machine/people.ts';
import {
  type AskedItem,
  type AskedMessage,
  askedIn,
  askedMachine,
  itemOf,
  MONDAY,
  peopleOf,
  programWith,
  step,
} from './asked-item.fixture.ts';
import type { Purpose } from './chain-run.ts';
import type { DecideMessage } from './messages.ts';

const people = peopleOf([
  { id: 'dora', roles: ['desk'] },
  { id: 'dan', roles: ['desk', 'finance'] },
  { id: 'dee', roles: ['desk'] },
  { id: 'fay', roles: ['finance'] },
  { id: 'boss', roles: ['director'] },
]);
const chainOf = (...steps: Partial<ApprovalStep>[]): ApprovalChain => ({
  title: 'Chain',
  steps: steps.map((one, index) => ({ id: `s${index + 1}`, title: `Step ${index + 1}`, roles: ['desk'], ...one })),
});
const decide = (by: string, more: Partial<DecideMessage> = {}): DecideMessage => ({
  type: 'decide',
  by,
  chain: '1',
  step: 's1',
  outcome: 'approve',
  ...more,
});

function asked(chain: ApprovalChain, purpose: Purpose = 'rule') {
  const context = askedIn(programWith({ chain }), people);
  const { item } = step(itemOf(context), { type: 'ask', chain: 'chain', purpose }, MONDAY, context);
  return {
    item,
    after: (...messages: AskedMessage[]): AskedItem => messages.reduce((now, message) => step(now, message, MONDAY, context).item, item),
    refused: (message: AskedMessage, from = item) => {
      const outcome = advance(askedMachine, from, message, MONDAY, context);
      return outcome.ok ? undefined : outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`);
    },
  };
}
const runOf = (item: AskedItem) => item.chains.find(({ id }) => id === '1');

describe('what is needed', () => {
  it('A1: any one member approves a step', () => {
    expect(runOf(asked(chainOf({ roles: ['desk', 'finance'] })).after(decide('fay')))?.state).toBe('approved');
  });

  it('A1: as many as the number says', () => {
    const three = asked(chainOf({ roles: ['desk', 'finance'], need: 3 }));
    expect(runOf(three.after(decide('dora'), decide('dan')))?.state).toBe('running');
    expect(runOf(three.after(decide('dora'), decide('dan'), decide('fay')))?.state).toBe('approved');
  });

  it('A1: one for each role', () => {
    const all = asked(chainOf({ roles: ['desk', 'finance'], need: 'all' }));
    expect(runOf(all.after(decide('dora'), decide('dee')))?.state).toBe('running');
    expect(runOf(all.after(decide('dora'), decide('fay')))?.state).toBe('approved');
  });

  it('A1.1: who has two of the roles counts for the one that is missing, in any order', () => {
    const all = asked(chainOf({ roles: ['desk', 'finance'], need: 'all' }));
    expect(runOf(all.after(decide('dan')))?.state).toBe('running');
    for (const other of ['dora', 'fay']) {
      expect(runOf(all.after(decide('dan'), decide(other)))?.state).toBe('approved');
      expect(runOf(all.after(decide(other), decide('dan')))?.state).toBe('approved');
    }
  });

  it('A1.1: a role listed twice takes one person', () => {
    expect(runOf(asked(chainOf({ roles: ['desk', 'desk'], need: 'all' })).after(decide('dora')))?.state).toBe('approved');
  });
});

describe('a decision', () => {
  it('A1.2: is taken once by each person, in whatever step', () => {
    const two = asked(chainOf({ need: 2 }, { roles: ['finance'] }));
    expect(two.refused(decide('dan'), two.after(decide('dan')))).toEqual(['OPS302 /by']);
    const second = two.after(decide('dan'), decide('dora'));
    expect(two.refused(decide('dan', { step: 's2' }), second)).toEqual(['OPS302 /by']);
    expect(two.refused(decide('fay', { step: 's2' }), second)).toBeUndefined();
  });

  it('A1.3: one reject ends it, whatever the others said', () => {
    const all = asked(chainOf({ roles: ['desk', 'finance', 'director'], need: 'all' }));
    const rejected = all.after(decide('dora'), decide('fay'), decide('boss', { outcome: 'reject', reason: 'Too much' }));
    expect(runOf(rejected)).toMatchObject({ state: 'rejected', reason: 'Too much' });
    expect(rejected.timers).toEqual([]);
  });

  it('A1.4: a return ends it; asked again, all is asked anew', () => {
    const two = asked(chainOf({ need: 2 }));
    const returned = two.after(decide('dora'), decide('dan', { outcome: 'return', reason: 'Which product?' }));
    expect(runOf(returned)).toMatchObject({ state: 'returned', reason: 'Which product?', steps: [{ state: 'returned' }] });
    const again = two.after(decide('dora'), decide('dan', { outcome: 'return', reason: 'Which?' }), { type: 'ask', chain: 'chain' });
    expect(again.chains[1]).toMatchObject({ id: '2', state: 'running', steps: [{ state: 'open', decisions: [] }] });
    expect(two.refused(decide('dora', { chain: '2' }), again)).toBeUndefined();
    expect(two.refused(decide('dora'), again)).toEqual(['OPS102 /step']);
  });

  it.each([
    ['confirm', true],
    ['adjudication', true],
    ['customerLetter', true],
    ['rule', true],
    ['step', true],
    ['plan', true],
    ['extension', false],
    ['amendment', false],
    ['breach', false],
    ['claim', false],
  ] as const)('A1.4: a chain of purpose %s may be returned: %s', (purpose, may) => {
    const refused = asked(chainOf({}), purpose).refused(decide('dora', { outcome: 'return', reason: 'Why?' }));
    expect(refused).toEqual(may ? undefined : ['OPS105 /outcome']);
  });

  it('A1.6: an answer stays with the run, the last one said', () => {
    const two = asked(chainOf({ need: 3 }));
    const answered = two.after(decide('dora', { answer: { place: 1 } }), decide('dan', { answer: { place: 2 } }), decide('dee'));
    expect(runOf(answered)).toMatchObject({ state: 'approved', answer: { place: 2 } });
    expect(runOf(two.after(decide('dora', { answer: { place: 1 }, outcome: 'reject', reason: 'no' })))).not.toHaveProperty('answer');
  });

  it('A1: keeps who said what, when and in which roles', () => {
    const item = asked(chainOf({ roles: ['desk', 'finance'], need: 2 })).after(decide('dan', { reason: 'Fine' }));
    expect(runOf(item)?.steps[0]?.decisions).toEqual([
      { by: 'dan', as: ['desk', 'finance'], outcome: 'approve', reason: 'Fine', at: MONDAY },
    ]);
  });
});

describe('a decision is refused', () => {
  const chain = chainOf({ need: 2 }, { roles: ['finance'] });
  const unchecked = (message: object) => ({ ...decide('dora'), ...message }) as DecideMessage;

  it.each([
    ['an unknown run', unchecked({ chain: 'none' }), 'OPS104 /chain'],
    ['no run', unchecked({ chain: undefined }), 'OPS104 /chain'],
    ['an unknown step', unchecked({ step: 'none' }), 'OPS104 /step'],
    ['a step that waits', unchecked({ step: 's2' }), 'OPS102 /step'],
    ['an unknown person', unchecked({ by: 'nobody' }), 'OPS104 /by'],
    ['a person that is no text', unchecked({ by: 7 }), 'OPS104 /by'],
    ['somebody without the role', unchecked({ by: 'boss' }), 'OPS108 /by'],
    ['an unknown outcome', unchecked({ outcome: 'maybe' }), 'OPS105 /outcome'],
    ['a reject without a reason', unchecked({ outcome: 'reject' }), 'OPS105 /reason'],
    ['a return without a reason', unchecked({ outcome: 'return' }), 'OPS105 /reason'],
    ['a blank reason', unchecked({ outcome: 'reject', reason: '  ' }), 'OPS105 /reason'],
    ['a reason that is no text', unchecked({ reason: 7 }), 'OPS105 /reason'],
    ['an answer that is a list', unchecked({ answer: [1] }), 'OPS105 /answer'],
    ['an answer that is a number', unchecked({ answer: 1 }), 'OPS105 /answer'],
    ['an answer that is null', unchecked({ answer: null }), 'OPS105 /answer'],
  ])('A1.5: with %s', (_, message, expected) => {
    expect(asked(chain).refused(message)).toEqual([expected]);
  });

  it('A1.5: with the number of a person whose id is that number as text', () => {
    const seven = { id: '7', roles: ['desk'] };
    const known: Readonly<Record<string, Person>> = { '7': seven };
    const keyed = { ...peopleOf([seven]), find: (id: string) => known[id] };
    const context = askedIn(programWith({ chain: chainOf({}) }), keyed);
    const { item } = step(itemOf(context), { type: 'ask', chain: 'chain' }, MONDAY, context);
    expect(step(item, decide('7'), MONDAY, context).item.chains[0]?.state).toBe('approved');
    expect(() => step(item, unchecked({ by: 7 }), MONDAY, context)).toThrow('OPS104');
  });

  it('A1.5: after the step or the run is over', () => {
    const { after, refused } = asked(chain);
    const second = after(decide('dora'), decide('dan'));
    expect(refused(decide('dee'), second)).toEqual(['OPS102 /step']);
    const over = after(decide('dora'), decide('dan'), decide('fay', { step: 's2' }));
    expect(refused(decide('dee', { step: 's2' }), over)).toEqual(['OPS102 /step']);
  });

  it('A1.5: and the item stays as it was', () => {
    const { item, refused } = asked(chain);
    const before = JSON.stringify(item);
    refused(unchecked({ outcome: 'reject' }));
    refused(unchecked({ by: 'boss' }));
    expect(JSON.stringify(item)).toBe(before);
  });
});
