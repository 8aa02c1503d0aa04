import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import { realPrograms } from '../conditions/real-programs.fixture.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { itemsOf } from '../document/reading.ts';
import { northwind } from '../fields/programs.fixture.ts';
import { addInvariant, mayBe, newInvariant, removeInvariant, setKind } from './invariant-edits.ts';
import { KINDS, measured, sectionsOf } from './invariant-kinds.ts';
import { invariantMeaning, type TellingInvariants } from './invariant-meaning.ts';

const say: TellingInvariants['say'] = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);
const telling = (program: ProgramDocument['current']['value']): TellingInvariants => ({
  ...{ known: knownOf(program, [], null), say },
  term: (one) => (one === undefined ? '' : JSON.stringify(one)),
});
const errors = (document: ProgramDocument) => parseProgram(document.current.text).problems.filter(({ severity }) => severity === 'error');
const offeredOf = (program: ProgramDocument['current']['value']) => ({
  facts: measured(knownOf(program, [], null)).map(({ value }) => value),
  sections: sectionsOf(program),
});

describe('promises', () => {
  it('of each kind are added, say what they mean, and only what people are asked for is missing', () => {
    const document = northwind();
    const program = () => document.current.value;
    document.edit('none', (edits) => edits.remove(['invariants']), { at: 0 });
    const before = document.current.text;
    const offered = offeredOf(program());
    for (const kind of KINDS) document.edit('add', (edits) => void addInvariant(edits, program(), newInvariant(kind, offered)), { at: 0 });
    expect(itemsOf(program().invariants).map((one) => (one as { kind: string }).kind)).toEqual(KINDS);
    const place = KINDS.indexOf('neverApproves');
    expect(errors(document).map(({ code, pointer }) => [code, pointer])).toEqual([['PDL242', `/invariants/${place}`]]);
    expect(itemsOf(program().invariants).map((one) => invariantMeaning(telling(program()), one))).toEqual([
      'says.nestedAll',
      'says.reachableAll',
      expect.stringMatching(/^says\.monotone\(“.+”\)$/),
      'says.decides(dealRegistration)',
      'says.steps(onboarding)',
      'says.neverApproves(dealRegistration)',
      'says.answersWithin(dealRegistration|{"business":"P10D"})',
      'says.discount(dealRegistration|25)',
    ]);
    for (const _ of KINDS) document.edit('remove', (edits) => removeInvariant(edits, program(), 0), { at: 0 });
    expect(document.current.value).toEqual(JSON.parse(before));
  });

  it('become others, with what still fits', () => {
    const when = { all: [{ fact: 'deal.amount', operator: 'greaterThan', value: 5 }] };
    const document = new ProgramDocument(JSON.stringify({ invariants: [{ kind: 'discount', section: 'leads', when, atMost: 5 }] }));
    const offered = { facts: ['sales'], sections: ['dealRegistration'] };
    const path = ['invariants', 0];
    const become = (kind: (typeof KINDS)[number]) =>
      document.edit('kind', (edits) => setKind(edits, path, itemsOf(document.current.value.invariants)[0], kind, offered), { at: 0 });
    become('neverApproves');
    expect(document.current.value.invariants).toEqual([{ kind: 'neverApproves', section: 'leads', when }]);
    become('neverApproves');
    expect(document.current.value.invariants).toEqual([{ kind: 'neverApproves', section: 'leads', when }]);
    become('monotone');
    expect(document.current.value.invariants).toEqual([{ kind: 'monotone', fact: 'sales' }]);
    become('steps');
    expect(document.current.value.invariants).toEqual([{ kind: 'steps', section: 'dealRegistration' }]);
  });

  it('can be made of what the program has', () => {
    expect(KINDS.filter((kind) => mayBe(kind, { facts: [], sections: [] }))).toEqual(['nested', 'reachable']);
    expect(KINDS.filter((kind) => mayBe(kind, { facts: ['a'], sections: [] }))).toEqual(['nested', 'reachable', 'monotone']);
    const { facts } = offeredOf(northwind().current.value);
    expect(facts).toEqual(expect.arrayContaining(['bookings.t12m', 'certs.active']));
    for (const id of ['partner.region', 'min.bookings', 'partner.status']) expect(facts).not.toContain(id);
  });

  it('of every real program are told in words', () => {
    for (const { name, value } of realPrograms)
      for (const invariant of itemsOf((value as { invariants?: Json }).invariants))
        expect([name, invariantMeaning(telling(value), invariant)]).toEqual([name, expect.stringMatching(/^says\./)]);
    expect(invariantMeaning(telling({}), { kind: 'nothing' })).toBe('');
    expect(invariantMeaning(telling({}), { kind: 'discount', when: 7 })).toBe('says.whenUnfinished(says.discount(|none))');
  });

  it('is not told as one that always holds while its condition is begun', () => {
    const told = (one: Json) => invariantMeaning(telling({}), { kind: 'decides', section: 'leads', ...(one as object) });
    expect([told({}), told({ when: { all: [] } })]).toEqual(['says.decides(leads)', 'says.whenUnfinished(says.decides(leads))']);
    expect(invariantMeaning(telling({}), { kind: 'nested', when: 7 })).toBe('says.nestedAll');
  });
});
