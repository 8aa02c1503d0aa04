import type { ApprovalChain, ApprovalStep } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { advance } from '../machine/advance.ts';
import { type AskedMessage, askedIn, askedMachine, itemOf, MONDAY, peopleOf, programWith, step } from './asked-item.fixture.ts';
import type { Parties } from './chain-run.ts';
import { eligibleDeciders } from './eligible.ts';
import type { DelegateMessage } from './messages.ts';

const list = [
  { id: 'dora', roles: ['desk'] },
  { id: 'dan', roles: ['desk'] },
  { id: 'fay', roles: ['finance'] },
  { id: 'sue', roles: ['channel'] },
  { id: 'stan', roles: ['channel'] },
  { id: 'boss', roles: ['director', 'channel'] },
  { id: 'dis', roles: ['channel'], partner: 'ingram' },
];
const people = peopleOf(list);
const chainOf = (...steps: Partial<ApprovalStep>[]): ApprovalChain => ({
  title: 'Chain',
  delegate: ['channel'],
  steps: steps.map((one, index) => ({ id: `s${index + 1}`, title: `Step ${index + 1}`, roles: ['desk'], ...one })),
});
const HOUR = 3_600_000;
const name = (by: string, to: string, more: Partial<DelegateMessage> = {}): DelegateMessage => ({
  type: 'delegate',
  by,
  chain: '1',
  to,
  until: MONDAY + HOUR,
  ...more,
});
const approve = (by: string, at = 's1'): AskedMessage => ({ type: 'decide', by, chain: '1', step: at, outcome: 'approve' });

function asked(chain: ApprovalChain, parties: Partial<Parties> = {}, among = people) {
  const context = askedIn(programWith({ chain }), among, { parties });
  const { item } = step(itemOf(context), { type: 'ask', chain: 'chain' }, MONDAY, context);
  const after = (...messages: AskedMessage[]) => messages.reduce((now, message) => step(now, message, MONDAY, context).item, item);
  return {
    context,
    item,
    after,
    /** The code and pointer with which a message is refused after others, at an instant; nothing where it is taken. */
    refused: (message: AskedMessage, before: AskedMessage[] = [], at = MONDAY, within = context) => {
      const outcome = advance(askedMachine, after(...before), message, at, within);
      return outcome.ok ? undefined : outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`).join();
    },
  };
}

describe('a stand-in', () => {
  it('A4: decides in the place of the holder who named it', () => {
    const { refused, after } = asked(chainOf({}));
    expect(refused(approve('sue'))).toBe('OPS108 /by');
    const decided = after(name('dora', 'sue'), approve('sue'));
    expect(decided.chains[0]).toMatchObject({ state: 'approved', steps: [{ decisions: [{ by: 'sue', as: ['desk'], for: 'dora' }] }] });
  });

  it('A4: only until the instant', () => {
    const { refused } = asked(chainOf({}));
    const named = [name('dora', 'sue')];
    expect(refused(approve('sue'), named, MONDAY + HOUR - 1)).toBeUndefined();
    expect(refused(approve('sue'), named, MONDAY + HOUR)).toBe('OPS108 /by');
  });

  it('A4: only in the steps of the holder, also in one that opens later', () => {
    const { refused } = asked(chainOf({}, { roles: ['finance'] }));
    const named = [name('fay', 'sue', { until: MONDAY + HOUR })];
    expect(refused(approve('sue'), named)).toBe('OPS108 /by');
    expect(refused(approve('sue', 's2'), [...named, approve('dora')])).toBeUndefined();
  });

  it('A4: only while the holder and the stand-in still have their roles', () => {
    const { context, refused } = asked(chainOf({}));
    const named = [name('dora', 'sue')];
    const without = (id: string) => ({
      ...context,
      people: peopleOf(list.map((person) => (person.id === id ? { id, roles: [] } : person))),
    });
    expect(refused(approve('sue'), named, MONDAY, without('dora'))).toBe('OPS108 /by');
    expect(refused(approve('sue'), named, MONDAY, without('sue'))).toBe('OPS108 /by');
    expect(refused(approve('sue'), named, MONDAY, without('dan'))).toBeUndefined();
  });

  it('S6.1: holds the step as well: queues, tasks and notices know', () => {
    const { context, item } = asked(chainOf({}, { roles: ['finance'], after: [] }));
    const named = step(item, name('dora', 'sue'), MONDAY, context);
    expect(named.effects).toMatchObject([{ do: 'openTask', task: 'fund/f1/1/s1', owners: ['desk', 'sue'] }]);
    expect(askedMachine.holders(named.item, context)).toEqual(['desk', 'sue', 'finance']);
    const later = step(named.item, undefined, MONDAY + HOUR, context).item;
    expect(askedMachine.holders(later, context)).toEqual(['desk', 'finance']);
    const [run] = named.item.chains;
    const listed = (now: number) => eligibleDeciders({ ...context, run: { now } }, run!, run!.steps[0]!).map(({ id }) => id);
    expect(listed(MONDAY)).toEqual(['dora', 'dan', 'sue']);
    expect(listed(MONDAY + HOUR)).toEqual(['dora', 'dan']);
  });

  it('S6.1: holds no step that the holder does not', () => {
    const { context, after } = asked(chainOf({}, { roles: ['finance'] }));
    const next = step(after(name('dora', 'sue')), approve('dan'), MONDAY, context);
    expect(next.effects).toMatchObject([{ do: 'closeTask' }, { do: 'openTask', task: 'fund/f1/1/s2', owners: ['finance'] }]);
  });

  it('A1.2: uses the word of the holder, and its own', () => {
    const { refused } = asked(chainOf({ need: 3 }));
    expect(refused(approve('dora'), [name('dora', 'sue'), approve('sue')])).toBe('OPS302 /by');
    expect(refused(approve('sue'), [name('dora', 'sue'), approve('dora')])).toBe('OPS108 /by');
    expect(refused(approve('sue'), [name('dora', 'sue'), name('dan', 'sue'), approve('sue')])).toBe('OPS302 /by');
    expect(refused(approve('stan'), [name('dora', 'sue'), approve('sue'), name('dan', 'stan')])).toBeUndefined();
  });

  it('A4.1: the last one named holds; who is a holder decides as one', () => {
    const { refused, after } = asked(chainOf({ roles: ['desk', 'channel'] }));
    expect(after(name('dora', 'sue'), approve('sue')).chains[0]?.steps[0]?.decisions).toEqual([
      { by: 'sue', as: ['channel'], outcome: 'approve', at: MONDAY },
    ]);
    expect(refused(approve('sue'), [name('dora', 'sue'), name('dora', 'stan')])).toBeUndefined();
    const desk = asked(chainOf({}));
    expect(desk.refused(approve('sue'), [name('dora', 'sue'), name('dora', 'stan')])).toBe('OPS108 /by');
    expect(desk.refused(approve('stan'), [name('dora', 'sue'), name('dora', 'stan')])).toBeUndefined();
  });

  it('A4.1: names nobody, and stands in for the first who can still decide', () => {
    const { refused, after } = asked(chainOf({ need: 2 }));
    expect(refused(name('sue', 'stan'), [name('dora', 'sue')])).toBe('OPS108 /by');
    const second = after(name('dora', 'sue'), name('dan', 'sue'), approve('dora'), approve('sue'));
    expect(second.chains[0]?.steps[0]?.decisions).toMatchObject([{ by: 'dora' }, { by: 'sue', for: 'dan' }]);
  });

  it('A4.2: binds both: neither side of the item stands in or is stood in for', () => {
    const chain = chainOf({});
    expect(asked(chain, { submitter: 'sue' }).refused(name('dora', 'sue'))).toBe('OPS301 /to');
    expect(asked(chain, { owners: ['sue'] }).refused(name('dora', 'sue'))).toBe('OPS301 /to');
    expect(asked(chain, { submitter: 'dora' }).refused(name('dora', 'sue'))).toBe('OPS301 /by');
    expect(asked(chain).refused(name('dora', 'sue'))).toBeUndefined();
  });

  it('A4.2: binds both when they decide, whatever was known when the stand-in was named', () => {
    const { context, refused } = asked(chainOf({}));
    const named = [name('dora', 'sue')];
    const known = (parties: Partial<Parties>) => ({ ...context, parties: { ...context.parties, ...parties } });
    expect(refused(approve('sue'), named, MONDAY, known({ owners: ['sue'] }))).toBe('OPS301 /by');
    expect(refused(approve('sue'), named, MONDAY, known({ submitter: 'sue' }))).toBe('OPS301 /by');
    expect(refused(approve('sue'), named, MONDAY, known({ owners: ['dora'] }))).toBe('OPS108 /by');
    expect(refused(approve('sue'), named, MONDAY, known({ owners: ['dan'] }))).toBeUndefined();
  });

  it.each([
    ['in an unknown run', name('dora', 'sue', { chain: 'none' }), 'OPS104 /chain'],
    ['for an unknown person', name('nobody', 'sue'), 'OPS104 /by'],
    ['of an unknown person', name('dora', 'nobody'), 'OPS104 /to'],
    ['for somebody who holds nothing', name('boss', 'sue'), 'OPS108 /by'],
    ['of oneself', name('boss', 'boss'), 'OPS108 /by'],
    ['of somebody without the role', name('dora', 'dan'), 'OPS303 /to'],
    ['of somebody of a partner with such a role', name('dora', 'dis'), 'OPS303 /to'],
    ['until now', name('dora', 'sue', { until: MONDAY }), 'OPS105 /until'],
    ['until no instant', name('dora', 'sue', { until: Number.NaN }), 'OPS105 /until'],
  ])('A4.3: naming is refused %s', (_, message, expected) => {
    expect(asked(chainOf({})).refused(message)).toBe(expected);
  });

  it('A4.3: naming is refused in a chain without stand-ins, of oneself, after having decided, and when it is over', () => {
    const { delegate: _, ...without } = chainOf({});
    expect(asked(without).refused(name('dora', 'sue'))).toBe('OPS303 /to');
    const director = asked(chainOf({ roles: ['director'], need: 2 }));
    expect(director.refused(name('boss', 'boss'))).toBe('OPS303 /to');
    const two = asked(chainOf({ need: 2 }, { roles: ['channel'] }));
    expect(two.refused(name('dora', 'sue'), [approve('dora')])).toBe('OPS302 /by');
    expect(two.refused(name('dan', 'sue'), [name('dora', 'sue'), approve('sue')])).toBe('OPS302 /to');
    expect(asked(chainOf({})).refused(name('dora', 'sue'), [approve('dan')])).toBe('OPS102 /chain');
  });
});
