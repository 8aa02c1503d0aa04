import { describe, expect, it } from 'vitest';
import { memberProgram, on } from '../members/membership.fixture.ts';
import { World } from './world.ts';

const world = () =>
  new World({
    program: memberProgram(),
    now: on('03-01'),
    partners: [{ id: 'acme', attributes: { good: true, sold: true } }],
    people: [
      { id: 'ana', partner: 'acme' },
      { id: 'olga', roles: ['programOwner'] },
      { id: 'otto', roles: ['programOwner'] },
    ],
  });

describe('a world', () => {
  it('O4.24: has one record of an exception, granted and revoked', () => {
    const of = world();
    of.begin('member', { partner: 'acme', title: 'Acme', by: 'ana' });
    const exception = { exception: 'e1', effect: 'keepTier', item: 'silver', reason: 'New', until: '2027-06-01' };
    of.send('member', 'acme', { type: 'grantException', by: 'olga', askedBy: 'otto', ...exception }, on('03-02'));
    of.send('member', 'acme', { type: 'revokeException', by: 'olga', exception: 'e1', reason: 'No longer' }, on('04-01'));
    expect(of.partners.file('acme')?.records?.exception).toMatchObject([{ id: 'e1', from: '2027-03-02', until: '2027-04-01' }]);
    of.advance(on('05-01'));
    expect(of.item('member', 'acme')?.state).toBe('active');
  });

  it('adds records that have no id to those of their kind', () => {
    const of = world();
    of.learn('acme', { records: { deal: [{ amount: 1 }] } });
    of.learn('acme', { records: { deal: [{ amount: 2 }] } });
    expect(of.partners.file('acme')?.records?.deal).toEqual([{ amount: 1 }, { amount: 2 }]);
  });
});
