import { compileProgram, type DecideOptions, type Decision, decide } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { describe, expect, it } from 'vitest';
import { loaded, programFiles } from './program-files.ts';

// What a document's own tests cannot give: feeds that are late, and sister companies.

const file = programFiles.find(({ path }) => path === 'harbor/2026.1.0.program.json');
if (file === undefined) throw new Error('Harbor is not there');
const harbor = compileProgram(loaded(file));

function decided(partner: Omit<PartnerData, 'id'>, options: DecideOptions): Decision {
  const outcome = decide(harbor, { id: 'acme', ...partner }, options);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

const attributes = { type: 'reseller', joinedOn: '2026-03-01' };
const customer = [{ id: 'c1', segment: 'private' }];

describe('Harbor, a feed that is late', () => {
  const others = {
    certificate: '2027-02-15',
    customer: '2027-02-15',
    managedOffer: '2027-02-15',
    visit: '2027-02-15',
    survey: '2027-02-15',
    rate: '2027-02-15',
  };
  const previous = { on: '2027-02-01', groups: { storage: 'select', backup: null, compute: null } };
  const onReview = (orders: string | null) =>
    decided({ attributes, records: { customer }, loaded: { ...others, order: orders }, previous }, { asOf: '2027-02-15' }).tracks.find(
      ({ group }) => group === 'storage',
    );

  it('keeps the tier on the day of the review while orders are not loaded, and says so', () => {
    expect(onReview('2027-02-07')).toMatchObject({
      tier: 'select',
      qualified: null,
      state: 'held',
      deferred: expect.arrayContaining(['area.bookings']),
    });
    expect(onReview(null)).toMatchObject({ tier: 'select', state: 'held', deferred: expect.arrayContaining(['area.bookings']) });
  });

  it('takes the tier where orders are loaded through seven days before', () => {
    const lost = onReview('2027-02-08');
    expect(lost).toMatchObject({ tier: null, state: 'none' });
    expect(lost).not.toHaveProperty('deferred');
  });
});

describe('Harbor, a family of partners', () => {
  const order = (amount: number) => ({ soldOn: '2026-05-01', area: 'storage', customer: 'c1', units: 1, amount });
  const sister = (id: string, amount: number): PartnerData => ({
    id,
    parent: 'holding',
    attributes,
    records: { customer, order: [order(amount)] },
  });
  const rebate = (family: PartnerData[]) => {
    // Select by its bookings of the four fiscal quarters before.
    const orders = [order(20_000), { ...order(380_000), soldOn: '2025-05-01' }];
    const { benefits } = decided({ parent: 'holding', attributes, records: { customer, order: orders }, family }, { asOf: '2026-06-30' });
    return benefits.find(({ benefit }) => benefit === 'familyRebate');
  };

  it('opens the rebate together, on the bookings of each alone', () => {
    expect(rebate([sister('acme-at', 300_000), sister('acme-ch', 180_000)])).toMatchObject({ granted: true, value: 0.5, amount: 100 });
  });

  it('does not open it one cent below', () => {
    expect(rebate([sister('acme-at', 300_000), sister('acme-ch', 179_999.99)])).toMatchObject({ granted: false, value: null });
    expect(rebate([])).toMatchObject({ granted: false, value: null });
  });
});
