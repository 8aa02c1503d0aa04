import { describe, expect, it } from 'vitest';
import { peopleOf } from '../approvals/asked-item.fixture.ts';
import { address } from './address.ts';
import { changeNotices, changeToldAt } from './change-notices.ts';
import { factsOf, MONDAY, notice, noticeEffect, telling } from './told.fixture.ts';

const people = peopleOf(
  [
    { id: 'ann', roles: [], partner: 'acme' },
    { id: 'abe', roles: ['desk'], partner: 'acme' },
    { id: 'bea', roles: [], partner: 'bolt' },
    { id: 'dan', roles: [], partner: 'dist' },
    { id: 'dee', roles: ['desk'] },
    { id: 'max', roles: ['desk'] },
  ],
  { acme: ['max'] },
);
const toOf = (...args: Parameters<typeof address>): readonly string[] => address(...args).map(({ person }) => person);

describe('whom a notice goes to', () => {
  it('N1.6: roles are the vendor’s people, `partner`, `distributor` and `accountManager` those of the event', () => {
    const program = telling([]);
    expect(toOf(program, [noticeEffect('1', { to: ['partner', 'accountManager', 'desk'] })], people)).toEqual(['ann', 'abe', 'max', 'dee']);
    expect(toOf(program, [noticeEffect('1', { to: ['partner', 'distributor'], partner: 'bolt', distributor: 'dist' })], people)).toEqual([
      'bea',
      'dan',
    ]);
    expect(toOf(program, [noticeEffect('1', { to: ['partner', 'accountManager', 'distributor'], partner: null })], people)).toEqual([]);
  });

  it('N1.6: whatever is no role is a person', () => {
    const named = peopleOf([
      { id: 'desk', roles: [] },
      { id: 'kim', roles: [] },
    ]);
    expect(toOf(telling([]), [noticeEffect('1', { to: ['kim', 'desk', 'channelManager', 'nobody'] })], named)).toEqual(['kim']);
  });

  it('N1.6: a letter says what the notice says; other effects are no letters', () => {
    const effects = [
      noticeEffect('1', { to: ['ann'], hold: 'desk', send: 'digest' }),
      { do: 'closeTask', id: '2', task: 't', outcome: 'done' } as const,
    ];
    expect(address(telling([]), effects, people)).toEqual([
      {
        person: 'ann',
        letter: {
          id: '1',
          notice: 'told',
          event: 'deal.approved',
          channels: ['email'],
          subject: 'Told',
          text: 'Told.',
          send: 'digest',
          holds: ['desk'],
          at: MONDAY,
        },
      },
    ]);
  });

  it('N1.7: a notice to more people than `hold.over` is held, the more where it has a role of its own', () => {
    const program = telling([], { notices: { hold: { over: 2, by: 'programOwner' } } });
    const holdsOf = (effects: Parameters<typeof address>[1], elsewhere = {}) =>
      address(program, effects, people, elsewhere).map(({ person, letter }) => `${person} ${letter.holds.join()}`.trim());
    const two = noticeEffect('1', { to: ['partner'] });
    const third = noticeEffect('2', { to: ['partner'], partner: 'bolt', hold: 'desk' });
    const other = noticeEffect('3', { notice: 'other', to: ['dee'] });
    expect(holdsOf([two])).toEqual(['ann', 'abe']);
    expect(holdsOf([two, third, other])).toEqual(['ann programOwner', 'abe programOwner', 'bea desk,programOwner', 'dee']);
    expect(holdsOf([two], { told: 1 })).toEqual(['ann programOwner', 'abe programOwner']);
    expect(holdsOf([two, noticeEffect('2', { to: ['abe'] })])).toEqual(['ann', 'abe', 'abe']);
    expect(holdsOf([noticeEffect('1', { to: ['desk', 'partner'], hold: 'programOwner' })])).toEqual([
      'dee programOwner',
      'max programOwner',
      'ann programOwner',
      'abe programOwner',
    ]);
  });
});

describe('a change of the program', () => {
  const list = [
    notice({
      id: 'change',
      on: 'program.changed',
      hold: 'programOwner',
      subject: 'From {change.from}',
      text: '{partner.title}: {change.summary}',
    }),
    notice({ id: 'owner', on: 'program.changed', to: ['holder'], text: 'Told to {partner.title}' }),
  ];

  it('N1.11: each partner is told what changes for it, by the new version', () => {
    const program = telling(list);
    const changes = [
      { partner: 'acme', summary: 'Gold from 1 July.', from: '2027-07-01' },
      { partner: 'bolt', summary: 'Nothing.', from: '2027-07-01' },
    ];
    const effects = changeNotices(program, changes, MONDAY, factsOf(program));
    expect(effects).toMatchObject([
      {
        id: `program/${program.hash}/acme/0`,
        to: ['partner'],
        partner: 'acme',
        subject: 'From 1 July 2027',
        text: 'Acme: Gold from 1 July.',
      },
      { id: `program/${program.hash}/acme/1`, to: ['programOwner'], partner: 'acme' },
      { id: `program/${program.hash}/bolt/0`, to: ['partner'], partner: 'bolt', text: 'bolt: Nothing.', hold: 'programOwner' },
      { id: `program/${program.hash}/bolt/1`, to: ['programOwner'], partner: 'bolt' },
    ]);
  });

  it('N1.11: partners are told so long before as the version has it', () => {
    const told = changeToldAt(telling(list, { transition: { notice: 'P60D' } }), '2027-07-01');
    expect(told).toBe(Date.parse('2027-05-02T00:00:00+02:00'));
    expect(changeToldAt(telling(list, { transition: {} }), '2027-07-01')).toBeNull();
  });
});
