import { describe, expect, it } from 'vitest';
import { leadProgram } from '../leads/lead-world.fixture.ts';
import { memberProgram, on } from '../members/membership.fixture.ts';
import { World } from './world.ts';

const people = [
  { id: 'ana', partner: 'acme' },
  { id: 'bo', partner: 'bolt' },
  { id: 'olga', roles: ['programOwner'] },
];
const notice = {
  id: 'change',
  title: 'Change',
  on: 'program.changed',
  to: ['partner'],
  channels: ['email'],
  vars: ['partner.title', 'change.summary', 'change.from'],
  subject: 'From {change.from}',
  text: '{partner.title}: {change.summary}',
  hold: 'programOwner',
};
const attributes = { good: true, sold: true };
const members = () => {
  const partners = ['acme', 'bolt', 'idle'].map((id) => ({ id, title: id.toUpperCase(), attributes }));
  const world = new World({ program: memberProgram(), now: on('03-01'), partners, people });
  for (const partner of ['bolt', 'acme']) world.begin('member', { partner, title: partner, by: null });
  return world;
};
const next = memberProgram({ version: '2.0.0', notices: { list: [notice] } });
const since = (world: World, from: number) => world.happenings.slice(from).map(({ step }) => step);

describe('a version that comes into force', () => {
  it('N1.11: is told to each partner once, by the new version, held as its notice has it', () => {
    const world = members();
    const from = world.happenings.length;
    world.publish(next, '2027-03-02', 'Gold asks for more.');
    const notices = since(world, from).flatMap(({ effects }) => effects.filter((effect) => effect.do === 'notice'));
    expect(notices).toMatchObject([
      { id: `program/${next.hash}/acme/0`, partner: 'acme', to: ['partner'], hold: 'programOwner', text: 'ACME: Gold asks for more.' },
      { id: `program/${next.hash}/bolt/0`, partner: 'bolt', subject: 'From 2 March 2027' },
    ]);
    expect(notices).toHaveLength(2);
  });

  it('N1.11: is not told to those whose membership has ended', () => {
    const world = members();
    world.send('member', 'bolt', { type: 'leave', by: 'bo' });
    const from = world.happenings.length;
    world.publish(next);
    const told = since(world, from).filter(({ events }) => events.some(({ event }) => event === 'program.changed'));
    expect(told.map(({ item }) => item.id)).toEqual(['acme']);
  });

  it('X1.2, X1.13: what was due of a member before is told, too', () => {
    const world = members();
    world.learn('acme', { attributes: { sold: false } });
    // The review of the night is late.
    world.advance(on('03-02', '01:00'), 2 * 3_600_000);
    const from = world.happenings.length;
    world.publish(next);
    expect(since(world, from).flatMap(({ events }) => events.map(({ event }) => event))).toContain('member.lapsed');
  });

  it('X1.8: a lead that nobody has is offered again where the version says so', () => {
    const running = { lead: { unplaced: 'redecide' as const } };
    const world = new World({ program: leadProgram(), now: on('03-01'), partners: [{ id: 'acme', attributes: { good: false } }], people });
    world.begin('lead', { id: 'l1', answers: {} });
    expect(world.item('lead', 'l1')?.state).toBe('unplaced');
    const eligible = { all: [{ fact: 'good', operator: 'equal' as const, value: false }] };
    expect(world.publish(leadProgram({ eligible }, { version: '2.0.0', transition: { running } }))).toEqual([]);
    expect(world.item('lead', 'l1')).toMatchObject({ state: 'offered', partner: 'acme' });
  });
});
