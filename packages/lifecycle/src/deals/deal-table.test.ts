import { describe, expect, it } from 'vitest';
import { byAmount, program, routedTo } from './deal-programs.fixture.ts';
import { dealTable } from './deal-table.ts';
import { at, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS } from './intake/registered.fixture.ts';
import { holdersOfDeal, partiesOfDeal } from './variables.ts';

const start = at('2027-03-01T10:00');

describe('the stages', () => {
  it('D19: has the rows of the page and no others', () => {
    const rows = new Map<string, string[]>();
    for (const { from, on, to } of dealTable.rows) rows.set(from, [...(rows.get(from) ?? []), `${on}: ${to}`]);
    expect(Object.fromEntries(rows)).toEqual({
      draft: ['submit: pending', 'partnerEnded: withdrawn'],
      pending: [
        'approve: approved',
        'refuse: rejected',
        'return: returned',
        'recall: recalled',
        'withdraw: withdrawn',
        'lapse: expired',
        'partnerEnded: withdrawn',
      ],
      returned: ['resubmit: pending', 'withdraw: withdrawn', 'due: expired', 'partnerEnded: withdrawn'],
      recalled: ['resubmit: pending', 'withdraw: withdrawn', 'due: expired', 'partnerEnded: withdrawn'],
      approved: ['close: won', 'close: lost', 'end: expired', 'breach: revoked', 'displaced: revoked', 'partnerEnded: revoked'],
      rejected: ['resubmit: pending', 'order: won'],
      expired: ['resubmit: pending', 'order: won'],
    });
    expect(dealTable.ends).toEqual(['rejected', 'withdrawn', 'expired', 'won', 'lost', 'revoked']);
  });

  it('D19: an end leaves no timer, no open task, no running chain and no open request', () => {
    const world = new DealWorld(
      program({
        rules: byAmount(1000, 100_000),
        protection: { extend: { by: 'P5D', approval: 'desk' }, progress: { every: 'P5D' }, inactive: { after: 'P40D' } },
        tasks: [{ id: 'quote', title: 'Quote', owner: 'desk' }],
      }),
    );
    world.submit(ANSWERS, start);
    world.step({ type: 'requestExtension', by: 'p1' }, start + 1);
    world.step({ type: 'change', by: 'p1', answers: { amount: 120_000 } }, start + 2);
    world.step({ type: 'reportBreach', by: 'p1', rule: 'truthful', note: 'We were wrong.' }, start + 3);
    expect(world.deal().chains.filter(({ state }) => state === 'running')).toHaveLength(3);
    world.step({ type: 'close', by: 'p1', outcome: 'won' }, start + 4);
    const { timers, tasks, chains, requests } = world.deal();
    expect([timers, tasks.map(({ state }) => state)]).toEqual([[], ['cancelled']]);
    expect(chains.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(requests.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('D19.6: notices say what they list, in titles and kinds of values', () => {
    const vars = [
      'customer',
      'amount',
      'closeOn',
      'percent',
      'place',
      'band',
      'reason',
      'protectedThrough',
      'submittedOn',
      'due',
      'holder',
      'stage',
    ];
    const list = (on: string, to: string[]) => ({
      ...{ id: on.replace('.', '-'), title: on, on, to, channels: ['email'], vars: vars.map((name) => `deal.${name}`), subject: on },
      text: vars.map((name) => `{deal.${name}}`).join(' | '),
    });
    const bands = { of: 'deal.amount', list: [{ id: 'all', title: 'All deals', from: 0 }] };
    const world = new DealWorld(
      program({ rules: byAmount(1000, 40_000), pricing: { percent: 12.5 }, bands }, {
        notices: { list: [list('deal.pending', ['holder']), list('deal.approved', ['partner'])] },
      } as never),
    );
    world.submit(ANSWERS, start);
    world.decide('desk', start + 1);
    expect(world.effects.flatMap((effect) => (effect.do === 'notice' ? [effect.to, effect.text] : []))).toEqual([
      ['desk'],
      'Acme Data GmbH | 50,000 EUR | 30 September 2027 | – | – | – | – | – | 1 March 2027 | 3 March 2027, 17:00 | Deal desk | pending',
      ['partner'],
      'Acme Data GmbH | 50,000 EUR | 30 September 2027 | 12.5 % | 1 | All deals | A person decides | 30 May 2027 | 1 March 2027 | 31 May 2027, 00:00 | Partner | approved',
    ]);
  });

  it('D19.6: the holder is the partner, those who hold the open steps, or nobody', () => {
    const world = new DealWorld(program({ rules: routedTo('desk'), conflicts: { checks: [{ on: 'otherPartner', then: 'wait' }] } }));
    const holders = (id = 'D1') => holdersOfDeal(world.deal(id), { program: world.program, facts: world.facts(id) });
    world.begin(ANSWERS, start, 1);
    expect(holders()).toEqual(['partner']);
    world.step({ type: 'submit', by: 'p1' }, start);
    world.submit(ANSWERS, start + 1, 2);
    expect([holders('D1'), holders('D2')]).toEqual([['desk'], []]);
    world.decide('desk', start + 2, { outcome: 'reject', reason: 'No.' });
    expect(holders()).toEqual([]);
    expect(partiesOfDeal({ ...world.deal(), answers: { distributor: 'X1' } })).toEqual({ partner: 'P1', distributor: 'X1' });
  });
});
