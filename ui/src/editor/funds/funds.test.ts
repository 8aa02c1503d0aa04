import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import { itemsOf, memberOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { northwind } from '../fields/programs.fixture.ts';
import { addActivity, FUND_KINDS, newFund, setCarried, setFundKind } from './fund-edits.ts';
import { fundMeaning, type TellingFund } from './fund-meaning.ts';

const say: TellingFund['say'] = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);
const errors = (text: string) => parseProgram(text).problems.filter(({ severity }) => severity === 'error');
const term = (one: Json | undefined) => JSON.stringify(one);

describe('funds', () => {
  it('of both kinds are begun, and become each other, so that the language takes them', () => {
    const document = northwind();
    const value = () => document.current.value as Json;
    for (const kind of FUND_KINDS)
      document.edit('add', (edits) =>
        edits.set(['funds', itemsOf(memberOf(value(), 'funds')).length], newFund(value(), kind, { id: kind, title: kind }, 'Event')),
      );
    expect(errors(document.current.text)).toEqual([]);
    expect(valueAt(value(), ['funds', 3])).toEqual({
      ...{ id: 'accrual', title: 'accrual', kind: 'accrual', accrue: { benefit: 'mdf' } },
      activities: [{ id: 'activity', title: 'Event' }],
    });
    document.edit('turn', (edits) => {
      setFundKind(edits, ['funds', 2], 'accrual');
      setFundKind(edits, ['funds', 3], 'request');
      addActivity(edits, ['funds', 3], 'Campaign');
      setCarried(edits, ['funds', 3], true);
    });
    expect(errors(document.current.text)).toEqual([]);
    expect(valueAt(value(), ['funds', 3])).toEqual({
      ...{ id: 'accrual', title: 'accrual', kind: 'request' },
      activities: [
        { id: 'activity', title: 'Event' },
        { id: 'activity2', title: 'Campaign' },
      ],
      unused: { carry: 'P90D' },
    });
    document.edit('lost', (edits) => setCarried(edits, ['funds', 3], false));
    expect(valueAt(value(), ['funds', 3, 'unused'])).toBeUndefined();
  });

  it('say what they mean', () => {
    const { value } = northwind().current;
    const telling: TellingFund = { program: value, known: knownOf(value, [], null), say, term };
    const [growth, earned] = itemsOf(value.funds);
    expect(fundMeaning(telling, growth as Json)).toEqual([
      'says.request(Customer event, Campaign, Customer story|50%|)',
      'says.budget($400,000|quarter)',
      expect.stringMatching(/^says\.perPartner\(“.+”\|quarter\)$/),
      expect.stringContaining('says.eligible('),
      'says.ahead("P14D")',
      expect.stringMatching(/^says\.approval\(.+\)$/),
      'says.claim(invoice, report|"P45D")',
      'says.pay(credit|{"business":"P10D"})',
      'says.forfeit',
    ]);
    expect(fundMeaning(telling, earned as Json)[0]).toBe('says.accrual(Customer event, Campaign|50%|Market development funds)');
    for (const odd of [null, {}, { kind: 'request', activities: 5, claim: [], eligible: 5 }] as Json[])
      expect(() => fundMeaning(telling, odd)).not.toThrow();
  });
});
