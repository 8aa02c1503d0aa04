import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import {
  type Asked,
  type AskedItem,
  type AskedMessage,
  askedIn,
  itemOf,
  lifecycleProgram,
  MONDAY,
  peopleOf,
  step,
} from './asked-item.fixture.ts';
import { eligibleDeciders } from './eligible.ts';

const rules = fileURLToPath(new URL('../../../../rules', import.meta.url));
const programOf = (path: string): LifecycleProgram => lifecycleProgram(readFileSync(join(rules, `${path}.program.json`), 'utf8'));
const northwind = programOf('northwind/2027.1.0');
const EMEA = { type: 'reseller', region: 'EMEA' };
const chains = [
  { title: 'Northwind 2026', program: programOf('northwind/2026.2.0'), attributes: EMEA },
  { title: 'Northwind 2027', program: northwind, attributes: EMEA },
  { title: 'Gumdrop', program: programOf('gumdrop/published'), attributes: {} },
].flatMap(({ title, program, attributes }) =>
  ['review', ...Object.keys(program.program.approvals ?? {})].map((chain): [string, string, Asked] => [
    title,
    chain,
    staffed(program, attributes),
  ]),
);

/** Every role has a person of its own, named after it; the partner, its distributor and its account manager have one each. */
function staffed(program: LifecycleProgram, attributes: Record<string, Json> = {}, own: Record<string, string | null> = {}): Asked {
  const roles = [...Object.keys(program.program.roles ?? {}), 'channelManager'];
  const people = peopleOf(
    [
      ...[...new Set(roles)].map((role) => ({ id: role, roles: [role] })),
      { id: 'amy', roles: [] },
      { id: 'pat', roles: [], partner: 'acme' },
      { id: 'dis', roles: [], partner: 'ingram' },
    ],
    { acme: ['amy'] },
  );
  return askedIn(program, people, { attributes, own, parties: { distributor: 'ingram' } });
}
const startOf = (context: Asked, chain: string): AskedItem => step(itemOf(context), { type: 'ask', chain }, MONDAY, context).item;
const approve = (by: string, at: string): AskedMessage => ({ type: 'decide', by, chain: '1', step: at, outcome: 'approve' });

describe('chains of real programs', () => {
  it.each(chains)('A1: %s, %s: approved when all who are asked approve', (_, chain, context) => {
    let item = startOf(context, chain);
    for (let count = 0; item.state === 'asked' && count < 20; count += 1) {
      const [run] = item.chains;
      const open = run?.steps.find(({ state }) => state === 'open');
      const [person] = run && open ? eligibleDeciders({ ...context, run: { now: MONDAY } }, run, open) : [];
      item = step(item, approve(person?.id ?? '', open?.id ?? ''), MONDAY, context).item;
    }
    expect(item).toMatchObject({ state: 'over', timers: [], chains: [{ state: 'approved' }] });
  });

  it.each(chains)('A3: %s, %s: silence ends it or is told each morning, and never approves', (_, chain, context) => {
    let item = startOf(context, chain);
    for (let count = 0; count < 30 && item.timers.some(({ id }) => !id.endsWith(':morning')); count += 1) {
      item = step(item, undefined, item.timers[0]?.at ?? 0, context).item;
    }
    const [run] = item.chains;
    expect(run?.state === 'rejected' || run?.steps.some(({ isOverdue }) => isOverdue)).toBe(true);
  });
});

describe('Northwind', () => {
  const at = (local: string) => Date.parse(`2027-03-${local}:00+01:00`);
  const reseller = (own: Record<string, string | null> = {}) => staffed(northwind, EMEA, own);

  it('A3: the desk has eight open hours in Berlin, is reminded two before, then its lead has eight, then it waits', () => {
    const context = reseller();
    let item = startOf(context, 'desk');
    expect(item.timers).toEqual([
      { id: 'chain:1:desk:remind:0', at: at('01T16:00') },
      { id: 'chain:1:desk:due', at: at('02T10:00') },
    ]);
    ({ item } = step(item, undefined, at('02T10:00'), context));
    expect(item.chains[0]?.steps[0]).toMatchObject({ escalated: ['deskLead'], due: at('03T10:00') });
    ({ item } = step(item, undefined, at('03T10:00'), context));
    expect(item.timers).toEqual([{ id: 'chain:1:desk:morning', at: at('04T09:00') }]);
    expect(step(item, approve('deskLead', 'desk'), at('03T11:00'), context).item.chains[0]?.state).toBe('approved');
  });

  it('S5: finance is asked beside the desk where the deal is bought directly, then the director', () => {
    const states = (own: Record<string, string | null>) =>
      startOf(reseller(own), 'deskThenDirector').chains[0]?.steps.map(({ state }) => state);
    expect(states({ 'deal.model': 'oneTier' })).toEqual(['open', 'open', 'waiting']);
    expect(states({ 'deal.model': 'twoTier' })).toEqual(['open', 'skipped', 'waiting']);
    expect(states({ 'deal.model': null })).toEqual(['open', 'open', 'waiting']);
  });

  it('A1: a conflict needs the channel and the direct team', () => {
    const context = reseller();
    const one = step(startOf(context, 'channelConflict'), approve('salesLead', 'both'), MONDAY, context).item;
    expect(one.chains[0]?.state).toBe('running');
    expect(step(one, approve('channelManager', 'both'), MONDAY, context).item.chains[0]?.state).toBe('approved');
  });

  it('A2.1: its distributor confirms', () => {
    const context = reseller();
    const item = startOf(context, 'distributorConfirms');
    expect(() => step(item, approve('pat', 'confirm'), MONDAY, context)).toThrow('OPS108');
    expect(step(item, approve('dis', 'confirm'), MONDAY, context).item.chains[0]?.state).toBe('approved');
  });
});
