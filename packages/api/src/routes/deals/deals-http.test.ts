import type { NewAccount } from '@tierwright/commands';
import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Called } from '../../app/call.fixture.ts';
import { keyOf, person } from '../../sign-in/people.fixture.ts';
import { Northwind } from '../partners/northwind.fixture.ts';
import { describedAnswer } from './answers.fixture.ts';

let store: Store;
let northwind: Northwind;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

/** Somebody with a key; every answer is held against what its route describes. */
class Person {
  readonly account: string;
  readonly key: string;

  constructor(account: string, key: string) {
    this.account = account;
    this.key = key;
  }

  static async of(login: string, more: Partial<NewAccount>): Promise<Person> {
    const account = await person(northwind.service, northwind.tenant, login, more);
    return new Person(account, await keyOf(northwind.service, northwind.tenant, account, more.roles ?? []));
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Called> {
    const answer = await northwind.send(method, path, body, headers, this.key);
    describedAnswer(method, path, answer.status, answer.body);
    return answer;
  }

  get = (path: string) => this.send('GET', path);
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.send('POST', path, body, headers);
}

let ann: Person;
let bob: Person;
let dora: Person;
let carl: Person;
let olga: Person;
let audrey: Person;
const ATTRIBUTES = { type: 'reseller', region: 'NA', joinedOn: '2024-05-01', agreementSigned: true, overdue: false };
const FACTS = { 'bookings.t12m': 260_000, 'certs.active': 6, 'deals.won.t12m': 12, 'csat.t6m': 90, specializations: ['cloud', 'security'] };
const ANSWERS = {
  customer: { name: 'Contoso', country: 'US' },
  products: ['cloud'],
  amount: 150_000,
  closeOn: '2027-06-01',
  need: 'A data centre',
  tender: false,
};

beforeEach(async () => {
  northwind = await Northwind.on(store);
  await northwind.publish('2027.1.0');
  northwind.service.now = Date.parse('2027-03-01T18:00:00Z');
  for (const id of ['acme', 'bolt'])
    await northwind.done('POST', '/partners', {
      id,
      title: `${id} Corp`,
      attributes: ATTRIBUTES,
      facts: FACTS,
      previous: { on: '2027-01-10', tier: 'gold' },
    });
  ann = await Person.of('ann', { roles: ['partnerUser'], partner: 'acme' });
  bob = await Person.of('bob', { roles: ['partnerUser'], partner: 'bolt' });
  dora = await Person.of('dora', { roles: ['decider'], groups: ['dealDesk', 'marketing', 'insideSales'] });
  carl = await Person.of('carl', { roles: ['channelManager'], groups: ['channelManager', 'salesLead'] });
  olga = await Person.of('olga', { roles: ['decider'], groups: ['programOwner', 'compliance'] });
  audrey = await Person.of('audrey', { roles: ['auditor'] });
});

describe('deals over HTTP', () => {
  it('are registered, looked at, decided and told', async () => {
    const form = await ann.get('/deals/form');
    expect(form.body.schema.required).toEqual(['customer', 'products', 'amount', 'closeOn', 'need', 'tender']);
    const begun = await ann.post('/deals', { answers: ANSWERS });
    const { id } = begun.body;
    expect([begun.status, begun.headers.get('location'), begun.headers.get('etag')]).toEqual([201, `/api/v1/deals/${id}`, '"1"']);
    expect((await ann.post('/deals/examine', { answers: ANSWERS })).body).toMatchObject({ conflicts: [], place: null });
    expect((await ann.post('/deals/dry-run', { answers: ANSWERS, people: 'prompt' })).body.sentences).toHaveLength(4);
    const key = { 'idempotency-key': 'submit-1' };
    const submitted = await ann.post(`/deals/${id}/messages`, { type: 'submit' }, { ...key, 'if-match': '"1"' });
    expect([submitted.status, submitted.headers.get('etag'), submitted.body.state]).toEqual([200, '"2"', 'pending']);
    const again = await ann.post(`/deals/${id}/messages`, { type: 'submit' }, { ...key, 'if-match': '"1"' });
    expect([again.status, again.headers.get('etag'), again.body]).toEqual([200, '"2"', submitted.body]);
    const other = await ann.post(`/deals/${id}/messages`, { type: 'withdraw' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'CMD104']);
    const tasks = await carl.get('/tasks');
    expect(tasks.body.items).toMatchObject([{ kind: 'deal', item: id, subject: 'Contoso' }]);
    const seen = (await carl.get(`/deals/${id}`)).body;
    expect(seen.yours).toHaveLength(1);
    const { chain, step } = seen.yours[0];
    const decided = await carl.post(`/deals/${id}/messages`, { type: 'decide', chain, step, outcome: 'reject', reason: 'Ours' });
    expect(decided.body).toMatchObject({ state: 'rejected', reasons: [{ note: 'Ours' }, { note: 'Ours' }, { note: 'Ours' }] });
    expect((await ann.get(`/deals/${id}/history`)).body.items.at(-1)).toMatchObject({ by: 'The vendor', state: 'rejected' });
    expect((await audrey.get(`/deals/${id}/history?limit=1`)).body).toMatchObject({ items: [{ revision: 1 }], next: expect.any(String) });
    expect((await audrey.get('/deals?state=rejected&customer=contoso')).body.items).toMatchObject([{ id, customer: 'Contoso' }]);
  });

  it('answer 400 and 422 to what is no message, 403 to the wrong role, 404 to what is foreign, 412 to what is stale', async () => {
    const { id } = (await ann.post('/deals', { answers: ANSWERS, submit: true })).body;
    const codes = async (who: Person, message: unknown, headers = {}) => {
      const { status, body } = await who.post(`/deals/${id}/messages`, message, headers);
      return `${status} ${body.code}`;
    };
    expect(await codes(ann, { type: 'explode' })).toMatch(/^4(00|22) API111$/);
    expect(await codes(ann, { type: 'submit', by: 'somebody' })).toMatch(/^4(00|22) API111$/);
    expect(await codes(ann, { type: 'withdraw', answers: {} })).toMatch(/^4(00|22) API111$/);
    expect(await codes(ann, {})).toMatch(/^4(00|22) API111$/);
    expect(await codes(carl, { type: 'delegate', chain: 'c1', to: 'x', until: 'tomorrow' })).toMatch(/^4(00|22) API111$/);
    expect(await codes(audrey, { type: 'withdraw' })).toBe('403 CMD101');
    expect(await codes(carl, { type: 'withdraw' })).toBe('403 CMD101');
    expect(await codes(bob, { type: 'withdraw' })).toBe('404 CMD601');
    expect(await codes(ann, { type: 'withdraw' }, { 'if-match': '"9"' })).toBe('412 CMD103');
    expect(await codes(ann, { type: 'report' })).toBe('409 OPS102');
    const refused = (await ann.post('/deals', { answers: { ...ANSWERS, amount: 'much' }, submit: true })).body;
    expect(refused).toMatchObject({ status: 422, code: 'OPS212', errors: [{ pointer: '/answers/amount' }] });
    expect((await bob.get(`/deals/${id}`)).status).toBe(404);
    expect((await dora.get('/deals/nothing')).status).toBe(404);
    expect((await ann.get('/deals?holder=you')).status).toBeGreaterThanOrEqual(400);
  });
});

it('onboardings and memberships over HTTP', async () => {
  const applied = await ann.post('/members', {});
  expect([applied.status, applied.headers.get('location'), applied.body.onboarding]).toEqual([201, '/api/v1/members/acme', 'acme-1']);
  expect((await olga.get('/members/acme')).body).toMatchObject({ state: 'onboarding', submitter: { name: 'ann' } });
  expect((await ann.get('/members')).body.items).toHaveLength(1);
  expect((await ann.get('/members/acme/standings')).body.items).toEqual([]);
  expect((await bob.get('/members/acme/history')).status).toBe(404);
  const exception = { askedBy: carl.account, effect: 'keepTier', item: 'silver', reason: 'Merger', until: '2027-07-01' };
  const granted = await olga.post('/members/acme/exceptions', exception);
  const [kept] = granted.body.exceptions;
  expect([granted.status, granted.headers.get('location')]).toEqual([201, `/api/v1/members/acme/exceptions/${kept.id}`]);
  expect((await ann.get('/members/acme/exceptions')).body.items[0]).not.toHaveProperty('reason');
  expect((await audrey.get('/members/acme/exceptions')).body.items[0]).toHaveProperty('reason');
  expect((await olga.post(`/members/acme/exceptions/${kept.id}/revoke`, { reason: 'Not needed' })).status).toBe(200);
  expect((await carl.post('/members/acme/reviews')).body.code).toBe('OPS102');
  const began = await carl.post('/onboardings', { partner: 'bolt' });
  const { id } = began.body;
  expect((await bob.get(`/onboardings/${id}`)).body.steps[0]).toMatchObject({ id: 'profile', isYours: true });
  const profile = { legalName: 'Bolt', country: 'US', taxId: '1', plan: 'Cloud' };
  const completed = await bob.post(`/onboardings/${id}/messages`, { type: 'complete', step: 'profile', answers: profile });
  expect(completed.body.answers).toEqual(profile);
  expect((await olga.post(`/onboardings/${id}/messages`, { type: 'complete', step: 'screening' })).body.steps[1]).toMatchObject({
    by: { name: 'olga' },
  });
  expect((await olga.get('/onboardings?holder=me')).body.items).toEqual([]);
  expect((await olga.get(`/onboardings/${id}/history`)).body.items).toHaveLength(3);
  expect((await ann.get(`/onboardings/${id}`)).status).toBe(404);
  expect((await ann.post('/members/acme/messages', { type: 'leave', reason: 'No' })).body).toMatchObject({ state: 'ended' });
});

it('funds and leads over HTTP', async () => {
  const plan = {
    activity: 'event',
    startsOn: '2027-04-10',
    endsOn: '2027-04-11',
    costs: [{ title: 'Hall', amount: 9000 }],
    answers: { aim: 20, audience: 'Dentists' },
  };
  const begun = await ann.post('/fund-requests', { fund: 'growth', plan, submit: true });
  const { id } = begun.body;
  expect(begun.body).toMatchObject({ state: 'pending', amount: { amount: 4500, currency: 'USD' } });
  const [asked] = (await dora.get(`/fund-requests/${id}`)).body.yours;
  const approved = await dora.post(`/fund-requests/${id}/messages`, {
    type: 'decide',
    chain: asked.chain,
    step: asked.step,
    outcome: 'approve',
  });
  expect(approved.body).toMatchObject({ state: 'approved', reservations: [{ money: { amount: 4500 } }] });
  expect((await ann.get('/fund-balances')).body.items[0]).toMatchObject({ fund: { id: 'growth' }, reserved: { amount: 4500 } });
  expect((await audrey.get('/fund-requests')).body.items).toMatchObject([{ id, fund: 'growth' }]);
  expect((await ann.get(`/fund-requests/${id}/history`)).body.items.at(-1)).toMatchObject({ state: 'approved', by: 'The vendor' });
  expect((await bob.get(`/fund-requests/${id}`)).status).toBe(404);
  const answers = { customer: { name: 'Wingtip', country: 'US' }, products: ['cloud'], region: 'NA', family: 'cloud' };
  const lead = (await carl.post('/leads', { answers })).body;
  const [first, second] = lead.partner.id === 'acme' ? [ann, bob] : [bob, ann];
  expect((await second.get(`/leads/${lead.id}`)).status).toBe(404);
  expect((await first.post(`/leads/${lead.id}/messages`, { type: 'decline' })).body).toMatchObject({ state: 'declined' });
  expect((await second.post(`/leads/${lead.id}/messages`, { type: 'accept' })).body).toMatchObject({ state: 'accepted' });
  expect((await second.get('/leads?customer=wing')).body.items).toMatchObject([{ customer: 'Wingtip' }]);
  expect((await carl.get(`/leads/${lead.id}/history`)).body.items).toHaveLength(3);
  expect((await dora.get('/tasks?of=all')).status).toBe(200);
});
