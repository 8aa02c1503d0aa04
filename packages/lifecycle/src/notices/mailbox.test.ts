import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peopleOf } from '../approvals/asked-item.fixture.ts';
import { WorkCalendar } from '../time/work-calendar.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { Letter } from './letter.ts';
import { emptyMailbox, type Mailbox, type MailRules, mailRules } from './mailbox.ts';
import { release } from './release.ts';
import { telling } from './told.fixture.ts';

const BERLIN = new WorkCalendar({ timeZone: 'Europe/Berlin' });
const RULES: MailRules = { cap: 2, digest: '08:00', calendar: BERLIN };
const at = (text: string): number => Date.parse(`${text}:00+01:00`);
const MORNING = at('2027-03-01T07:00');
const HOUR = 3_600_000;

const letter = (id: string, more: Partial<Letter> = {}): Letter => ({
  id,
  notice: 'told',
  event: 'deal.approved',
  channels: ['email'],
  subject: `Subject ${id}`,
  text: `Text ${id}.`,
  send: 'now',
  holds: [],
  at: MORNING,
  ...more,
});
const idsOf = (letters: readonly Letter[]): readonly string[] => letters.map(({ id }) => id);
const told = ({ sendNow, digest, held }: Delivery) => ({ now: idsOf(sendNow), digest: idsOf(digest?.letters ?? []), held: idsOf(held) });
const empty = (): Mailbox => emptyMailbox('ann', MORNING);

describe('a mailbox', () => {
  it('N1.8: up to the cap of a local day letters are sent at once, the others wait for the digest', () => {
    const first = deliver(empty(), [letter('a'), letter('b'), letter('c')], MORNING, RULES);
    expect(told(first)).toEqual({ now: ['a', 'b'], digest: [], held: [] });
    expect(first.mailbox.digestAt).toBe(at('2027-03-01T08:00'));
    const second = deliver(first.mailbox, [letter('d')], at('2027-03-01T07:59'), RULES);
    expect(told(second)).toEqual({ now: [], digest: [], held: [] });
    const third = deliver(second.mailbox, [], at('2027-03-01T08:00'), RULES);
    expect(told(third)).toEqual({ now: [], digest: ['c', 'd'], held: [] });
    expect(third.mailbox).toMatchObject({ waiting: [], digestAt: null });
    expect(told(deliver(third.mailbox, [letter('e')], at('2027-03-01T23:59'), RULES)).now).toEqual([]);
    expect(told(deliver(third.mailbox, [letter('e')], at('2027-03-02T00:00'), RULES)).now).toEqual(['e']);
  });

  it('N1.8: what is sent with the digest does not count', () => {
    const digested = deliver(empty(), [letter('a', { send: 'digest' }), letter('b', { send: 'digest' })], MORNING, RULES);
    expect(told(digested).now).toEqual([]);
    expect(told(deliver(digested.mailbox, [letter('c'), letter('d')], at('2027-03-01T08:00'), RULES))).toEqual({
      now: ['c', 'd'],
      digest: ['a', 'b'],
      held: [],
    });
  });

  it('N1.8: a letter is taken once, however often it comes', () => {
    const first = deliver(empty(), [letter('a'), letter('a'), letter('b', { holds: ['desk'] })], MORNING, RULES);
    expect(told(first)).toEqual({ now: ['a'], digest: [], held: ['b'] });
    expect(told(deliver(first.mailbox, [letter('a'), letter('b')], MORNING + HOUR, RULES))).toEqual({ now: [], digest: [], held: [] });
  });

  it('N1.8: an instant before the last one counts as that', () => {
    const late = deliver(empty(), [letter('a'), letter('b')], at('2027-03-02T09:00'), RULES);
    const earlier = deliver(late.mailbox, [letter('c')], MORNING, RULES);
    expect(told(earlier).now).toEqual([]);
    expect(earlier.mailbox).toMatchObject({ at: at('2027-03-02T09:00'), digestAt: at('2027-03-03T08:00') });
  });

  it('N1.8: without other words five a day and 08:00 in the program’s time', () => {
    const program = telling([]);
    expect(mailRules(program)).toEqual({ cap: 5, digest: '08:00', calendar: program.baseCalendar });
    const own = telling([], { notices: { cap: 3, digest: '17:30' } });
    expect(mailRules(own, BERLIN)).toEqual({ cap: 3, digest: '17:30', calendar: BERLIN });
  });

  it('N1.9: a digest has what waited by the time of its happening, by channel', () => {
    const [early, late] = [at('2027-02-28T10:00'), at('2027-02-28T11:00')];
    const letters = [
      letter('b', { send: 'digest', at: late, channels: ['portal', 'email'] }),
      letter('a', { send: 'digest', at: early }),
      letter('c', { send: 'digest', at: late }),
    ];
    const { mailbox } = deliver(empty(), letters, MORNING, RULES);
    const { digest } = deliver(mailbox, [], at('2027-03-01T09:30'), RULES);
    expect(digest?.at).toBe(at('2027-03-01T08:00'));
    expect(digest?.parts).toEqual([
      {
        channel: 'email',
        subject: '3 notices, 1 March 2027',
        text: 'Subject a\nText a.\n\nSubject b\nText b.\n\nSubject c\nText c.',
      },
      { channel: 'portal', subject: 'Subject b', text: 'Subject b\nText b.' },
    ]);
  });

  it('N1.9: the digest goes out at its time on the local clock, also where clocks change', () => {
    const evening = Date.parse('2027-03-27T20:00:00Z');
    const { mailbox } = deliver(emptyMailbox('ann', evening), [letter('a', { send: 'digest' })], evening, { ...RULES, digest: '02:30' });
    expect(mailbox.digestAt).toBe(Date.parse('2027-03-28T01:00:00Z'));
    const atDigest = deliver(empty(), [letter('a', { send: 'digest' })], at('2027-03-01T08:00'), RULES);
    expect(atDigest.mailbox.digestAt).toBe(at('2027-03-02T08:00'));
  });

  const people = peopleOf([
    { id: 'owen', roles: ['programOwner'] },
    { id: 'dee', roles: ['desk'] },
    { id: 'both', roles: ['desk', 'programOwner'] },
    { id: 'pat', roles: ['desk'], partner: 'acme' },
  ]);
  const released = (mailbox: Mailbox, by: string, more: object = {}, now = MORNING + HOUR) => {
    const outcome = release(mailbox, { type: 'release', by, notice: 'told', ...more }, now, RULES, people);
    return outcome.ok ? outcome.value : outcome.problems.map(({ code, pointer, expected }) => `${code} ${pointer}: ${expected}`);
  };

  it('N1.10: what is held waits until each role that holds it releases it, and is sent then like any other', () => {
    const held = [letter('a', { holds: ['desk'] }), letter('b', { holds: ['desk', 'programOwner'] }), letter('c', { holds: ['desk'] })];
    const { mailbox } = deliver(empty(), [...held, letter('d')], MORNING, RULES);
    const first = released(mailbox, 'dee');
    if (!('mailbox' in first)) throw new Error(first.join());
    expect(told(first)).toEqual({ now: ['a'], digest: [], held: [] });
    expect([idsOf(first.mailbox.waiting), idsOf(first.mailbox.held)]).toEqual([['c'], ['b']]);
    const second = released(first.mailbox, 'owen', {}, at('2027-03-02T07:00'));
    if (!('mailbox' in second)) throw new Error(second.join());
    expect(told(second)).toEqual({ now: ['b'], digest: [], held: [] });
    const both = released(mailbox, 'both', { letters: ['b'] });
    if (!('mailbox' in both)) throw new Error(both.join());
    expect([told(both).now, idsOf(both.mailbox.held)]).toEqual([['b'], ['a', 'c']]);
  });

  it('N1.10: a release by others, of nothing or by nobody is refused', () => {
    const { mailbox } = deliver(empty(), [letter('a', { holds: ['programOwner'] })], MORNING, RULES);
    expect(released(mailbox, 'dee')).toEqual(['OPS108 /by: somebody who is programOwner']);
    expect(released(mailbox, 'pat')).toEqual(['OPS108 /by: somebody who is programOwner']);
    expect(released(mailbox, 'zoe')).toEqual(['OPS104 /by: a person']);
    const ofDesk = deliver(empty(), [letter('a', { holds: ['desk'] })], MORNING, RULES).mailbox;
    expect(released(ofDesk, 'pat')).toEqual(['OPS108 /by: somebody who is desk']);
    expect(released(mailbox, 'owen', { notice: 'other' })).toEqual(['OPS104 /notice: a notice that is held']);
    expect(released(mailbox, 'owen', { letters: ['b'] })).toEqual(['OPS104 /notice: a notice that is held']);
  });

  const coming = fc.record({
    id: fc.integer({ min: 0, max: 30 }),
    send: fc.constantFrom<Letter['send']>('now', 'now', 'digest'),
    holds: fc.constantFrom<readonly string[]>([], [], ['desk'], ['desk', 'programOwner']),
  });
  const action = fc.oneof(
    fc.record({ letters: fc.array(coming, { maxLength: 8 }), wait: fc.integer({ min: -2, max: 30 }) }),
    fc.record({ release: fc.constantFrom('dee', 'owen', 'both'), wait: fc.integer({ min: 0, max: 30 }) }),
  );

  it('N1.8, N1.9, N1.10: whatever comes in whatever order, no letter is lost or doubled, and no day has more than its cap', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (actions, cap) => {
        const rules = { ...RULES, cap };
        const came = new Set<string>();
        const gone: string[] = [];
        const byDay = new Map<string, number>();
        let mailbox = emptyMailbox('ann', MORNING);
        let now = MORNING;
        const take = (delivery: Delivery): void => {
          gone.push(...idsOf(delivery.sendNow), ...idsOf(delivery.digest?.letters ?? []));
          const day = BERLIN.dayOf(delivery.mailbox.at);
          byDay.set(day, (byDay.get(day) ?? 0) + delivery.sendNow.length);
          mailbox = JSON.parse(JSON.stringify(delivery.mailbox)) as Mailbox;
        };
        const free = (by: string): void => {
          const outcome = release(mailbox, { type: 'release', by, notice: 'told' }, now, rules, people);
          if (outcome.ok) take(outcome.value);
        };
        for (const one of actions) {
          now = mailbox.at + one.wait * HOUR;
          if ('release' in one) free(one.release);
          else {
            for (const { id } of one.letters) came.add(String(id));
            const letters = one.letters.map(({ id, ...more }) => letter(String(id), { ...more, at: now }));
            take(deliver(mailbox, letters, now, rules));
          }
        }
        now = mailbox.at;
        free('both');
        while (mailbox.digestAt !== null) take(deliver(mailbox, [], mailbox.digestAt, rules));
        expect(gone.toSorted()).toEqual([...came].toSorted());
        expect(mailbox).toMatchObject({ waiting: [], held: [] });
        for (const sent of byDay.values()) expect(sent).toBeLessThanOrEqual(cap);
      }),
      { numRuns: 500 },
    );
  });
});
