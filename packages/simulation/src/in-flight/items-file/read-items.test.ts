import type { Outcome } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { doingWithAll, lifecycleOf, published } from '../stories.fixture.ts';
import { ITEM_LINES } from './item-lines.ts';
import { type ItemsRead, readItems } from './read-items.ts';

const baseline = lifecycleOf(published('northwind', '2026.2.0'));
const candidate = lifecycleOf(published('northwind', '2027.1.0'));

const LEAD = {
  ...{ kind: 'lead', id: 'l1', program: baseline.hash, revision: 1, at: 0, since: 0, state: 'offered', timers: [] },
  ...{ answers: {}, partner: 'acme', offers: [], reasons: [], createdAt: 0, reportedAt: null },
};

function read(...lines: unknown[]): Outcome<ItemsRead> {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  return readItems(texts, { versions: [baseline, candidate], isPartner: (id) => id === 'acme' });
}

const codesOf = (...lines: unknown[]): unknown[] => {
  const outcome = read(...lines);
  return outcome.ok ? [] : outcome.problems.map(({ code, line, pointer }) => [code, line, pointer]);
};

describe('a file of items', () => {
  it('SIM-F10: gives back what it was written of', () => {
    const ann = { id: 'ann', partner: 'acme' };
    const contract = { id: 'c1', customer: { name: 'Contoso' } };
    const entry = { fund: 'growth', partner: 'acme', entry: 'accrued', minor: 100, currency: 'USD', period: '2027-01-01' } as const;
    const { version, person, source, record, entry: entryLine } = ITEM_LINES;
    const lines = [
      ...[version(baseline), person(ann), source('contracts', true), record('contracts', contract), source('tenders', false)],
      ...[source('namedAccounts', true), source('ledger', true), entryLine(entry), '', LEAD],
    ];
    const opposing = { contracts: [contract], tenders: null, namedAccounts: [] };
    expect(read(...lines)).toMatchObject({ ok: true, value: { people: [ann], opposing, ledger: [entry], items: [LEAD] } });
    expect(read(LEAD)).toMatchObject({ ok: true, value: { people: null, opposing: {}, ledger: null } });
  });

  it('SIM-F10: finds each broken line, and what is of no kind', () => {
    expect(codesOf('{', '[]', { kind: 'order' }, LEAD)).toEqual([
      ['SIM401', 1, ''],
      ['SIM401', 2, ''],
      ['SIM402', 3, '/kind'],
    ]);
    const { id: _, ...nameless } = LEAD;
    expect(codesOf(nameless, { ...LEAD, state: 'lonely' }, { ...LEAD, timers: [{ id: 'accept' }] }, { ...LEAD, offers: {} })).toEqual([
      ['SIM405', 1, '/id'],
      ['SIM405', 2, '/state'],
      ['SIM405', 3, '/timers'],
      ['SIM405', 4, '/offers'],
    ]);
    expect(codesOf(LEAD, { ...LEAD, revision: 2 })).toEqual([['SIM406', 2, '/id']]);
  });

  it('SIM-F10: finds items of other programs, of versions that are not there, and of nobody in the base', () => {
    const third = lifecycleOf(doingWithAll(published('northwind', '2026.2.0'), 'finish'));
    const other = lifecycleOf(published('gumdrop', 'published'));
    const under = (hash: string) => ({ ...LEAD, id: hash.slice(0, 8), program: hash });
    expect(codesOf(under(third.hash), { ...LEAD, partner: 'nobody' })).toEqual([
      ['SIM403', 1, '/program'],
      ['SIM404', 2, '/partner'],
    ]);
    expect(codesOf(under(third.hash), { kind: 'version', hash: third.hash, document: third.program })).toEqual([]);
    expect(codesOf(under(other.hash), { kind: 'version', hash: other.hash, document: other.program })).toEqual([['SIM403', 1, '/program']]);
    expect(codesOf({ ...LEAD, partner: null })).toEqual([]);
  });

  it('SIM-F10: finds what stands beside the items and cannot be used', () => {
    expect(
      codesOf(
        { kind: 'version', hash: 'a', document: published('gumdrop', 'published') },
        { kind: 'person' },
        { kind: 'source', source: 'weather', isLoaded: true },
        { kind: 'record', source: 'contracts', record: {} },
        { kind: 'entry' },
      ),
    ).toEqual([
      ['SIM407', 1, '/hash'],
      ['SIM407', 2, '/id'],
      ['SIM407', 3, '/source'],
      ['SIM407', 4, '/record'],
      ['SIM407', 5, '/entry'],
    ]);
  });
});
