import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../command/answered.fixture.ts';
import { START } from '../status/office.fixture.ts';
import { beginDeal } from './begin-deal.ts';
import { DEAL_COMMANDS } from './deal-commands.ts';
import type { PartnerDeal, VendorDeal } from './deal-shapes.ts';
import { ANSWERS, DAY, LARGE, Northwind } from './northwind.fixture.ts';

let store: Store;
beforeAll(async () => {
  store = await memoryStore();
});
afterAll(() => store.close());

describe('a deal', () => {
  it('is drafted, edited, submitted, approved, reported on, extended and won', async () => {
    const vendor = await Northwind.open(store);
    const draft = await vendor.begin('ann', { answers: { customer: ANSWERS.customer } });
    expect(draft).toMatchObject({ state: 'draft', revision: 1, as: 'partner', holders: ['Partner'], customer: 'Contoso', next: [] });
    const edited = await vendor.told('abe', draft.id, { type: 'edit', answers: ANSWERS });
    expect(edited.answers).toEqual(ANSWERS);
    const approved = (await vendor.told('ann', draft.id, { type: 'submit' })) as PartnerDeal;
    expect(approved).toMatchObject({
      state: 'approved',
      sentence: 'Approved; protected until the end of Sunday 30 May 2027.',
      terms: { place: 1, model: 'oneTier', band: '25,000 to 100,000' },
      protection: { lastDay: '2027-05-30', extensions: 0 },
      tasks: [],
    });
    expect(approved.next.map(({ sentence }) => sentence)).toContain('Protection ends.');
    const quoted = (await vendor.told('dora', draft.id, { type: 'taskDone', task: 'quote' })) as VendorDeal;
    expect(quoted.tasks).toMatchObject([{ id: 'quote', state: 'done', owners: [{ id: 'dealDesk', title: 'Deal desk' }] }]);
    await vendor.office.pass(START + 60 * DAY, 'deal', draft.id);
    expect((await vendor.told('carl', draft.id, { type: 'activity', what: 'meeting' })).state).toBe('approved');
    await vendor.told('ann', draft.id, { type: 'report', note: 'Workshop held' });
    await vendor.office.pass(START + 70 * DAY, 'deal', draft.id);
    const extended = (await vendor.told('ann', draft.id, { type: 'requestExtension' })) as PartnerDeal;
    expect(extended.requests).toMatchObject([{ kind: 'extension', state: 'granted' }]);
    const won = await vendor.told('ann', draft.id, { type: 'close', outcome: 'won' });
    expect(won).toMatchObject({ state: 'won', sentence: 'Won.', next: [], until: null, holders: [] });
    expect(codeOf(await vendor.tell('ann', draft.id, { type: 'withdraw' }))).toBe('409 OPS102');
  });

  it('goes to the people whom the program names, who may pass it on, take more time, return and reject it', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann', { answers: LARGE, submit: true });
    const seen = (await vendor.told('dora', id, { type: 'research' })) as VendorDeal;
    expect(seen).toMatchObject({ state: 'pending', holders: [{ id: 'dealDesk', title: 'Deal desk' }], submitter: { name: 'Ann Able' } });
    expect(seen.yours).toEqual([{ chain: 'c1', step: 'desk', title: 'Deal desk', due: expect.stringMatching(/^2027-03-02T/) }]);
    const carl = vendor.who('carl').account;
    const passed = await vendor.told('dora', id, { type: 'delegate', chain: 'c1', to: carl, until: '2027-03-02T21:00:00Z' });
    expect((passed as VendorDeal).holders.map(({ title }) => title)).toEqual(['Deal desk', 'Carl Channel']);
    const returned = await vendor.told('carl', id, {
      type: 'decide',
      chain: 'c1',
      step: 'desk',
      outcome: 'return',
      reason: 'Whose project is it?',
    });
    expect(returned.state).toBe('returned');
    expect((await vendor.told('ann', id, { type: 'resubmit', answers: { need: 'A data centre in Ohio' } })).state).toBe('pending');
    expect((await vendor.told('abe', id, { type: 'recall' })).state).toBe('recalled');
    expect((await vendor.told('ann', id, { type: 'resubmit' })).state).toBe('pending');
    expect(codeOf(await vendor.tell('dora', id, { type: 'decide', chain: 'c3', step: 'desk', outcome: 'reject' }))).toBe('422 OPS105');
    const rejected = (await vendor.told('dora', id, {
      type: 'decide',
      chain: 'c3',
      step: 'desk',
      outcome: 'reject',
      reason: 'Not a real project',
    })) as VendorDeal;
    expect(rejected).toMatchObject({ state: 'rejected', reasons: [{ note: 'Not a real project' }] });
    expect(rejected.chains.at(-1)?.steps[0]?.decisions).toMatchObject([{ by: { name: 'Dora Desk' }, outcome: 'reject' }]);
    expect(codeOf(await vendor.tell('ann', id, { type: 'resubmit' }))).toBe('409 OPS201');
  });

  it('is withdrawn, and nothing is left of it to decide', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann', { answers: LARGE, submit: true });
    expect(await vendor.told('ann', id, { type: 'withdraw' })).toMatchObject({ state: 'withdrawn', holders: [], next: [] });
    expect(codeOf(await vendor.tell('dora', id, { type: 'decide', chain: 'c1', step: 'desk', outcome: 'approve' }))).toBe('404 CMD601');
  });

  it('is changed once it is approved; what is material is decided, and the request can be withdrawn', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann');
    const asked = (await vendor.told('ann', id, { type: 'change', answers: { amount: 150_000 } })) as PartnerDeal;
    expect(asked).toMatchObject({ state: 'approved', requests: [{ kind: 'change', state: 'open' }], answers: { amount: 50_000 } });
    expect(codeOf(await vendor.tell('ann', id, { type: 'change', answers: { amount: 160_000 } }))).toBe('409 OPS203');
    const given = (await vendor.told('ann', id, { type: 'withdrawRequest', request: 'change' })) as PartnerDeal;
    expect(given.requests).toMatchObject([{ state: 'withdrawn' }]);
    await vendor.told('ann', id, { type: 'change', answers: { amount: 150_000 } });
    const changed = (await vendor.approve('dora', id, 'c2', 'desk')) as VendorDeal;
    expect(changed).toMatchObject({ answers: { amount: 150_000 }, requests: [{}, { state: 'granted', by: { name: 'Ann Able' } }] });
  });

  it('is revoked where a rule of engagement was broken; whoever reported it does not decide', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann');
    const reported = (await vendor.told('carl', id, { type: 'reportBreach', rule: 'ownWork', note: 'We found it.' })) as VendorDeal;
    expect(reported).toMatchObject({
      requests: [{ kind: 'breach', state: 'open', by: { name: 'Carl Channel' }, rule: 'ownWork' }],
      yours: [],
    });
    expect(codeOf(await vendor.tell('carl', id, { type: 'decide', chain: 'c1', step: 'both', outcome: 'approve' }))).toBe('403 OPS301');
    const other = await vendor.office.person('Cleo Channel', { roles: ['channelManager'], groups: ['channelManager'] });
    const message = { type: 'decide', chain: 'c1', step: 'both', outcome: 'approve' } as const;
    await vendor.office.done(DEAL_COMMANDS.decide, other, { id, message });
    expect(codeOf(await vendor.office.ask(DEAL_COMMANDS.decide, other, { id, message }))).toBe('403 OPS302');
    expect(await vendor.told('sara', id, message)).toMatchObject({ state: 'revoked', reasons: [{ by: 'ownWork', note: 'We found it.' }] });
  });

  it('is confirmed by the distributor that it names, who sees it from its submission on', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann', { answers: { ...ANSWERS, distributor: 'tailspin' } });
    expect(codeOf(await vendor.tell('tess', id, { type: 'withdraw' }))).toBe('404 CMD601');
    await vendor.told('ann', id, { type: 'submit' });
    expect(codeOf(await vendor.tell('tess', id, { type: 'withdraw' }))).toBe('403 OPS108');
    expect(codeOf(await vendor.tell('ann', id, { type: 'decide', chain: 'c1', step: 'confirm', outcome: 'approve' }))).toBe('403 OPS108');
    const confirmed = (await vendor.approve('tess', id, 'c1', 'confirm')) as PartnerDeal;
    expect(confirmed).toMatchObject({ as: 'distributor', state: 'approved', partner: { title: 'Acme Corp' }, terms: { model: 'twoTier' } });
  });
});

describe('what is said to a deal', () => {
  it('is by the caller, whatever it says', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann', { answers: ANSWERS });
    const forged = { type: 'submit', by: vendor.who('bob').account } as const;
    expect(await vendor.told('ann', id, forged)).toMatchObject({ state: 'approved' });
    const item = await vendor.office.item('deal', id);
    expect(item?.body).toMatchObject({ submitter: vendor.who('ann').account });
  });

  it('is refused with the code and status of what is wrong', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann');
    const wrong = async (name: string, ...message: Parameters<Northwind['tell']>[2][]) => {
      const codes: string[] = [];
      for (const one of message) codes.push(codeOf(await vendor.tell(name, id, one)));
      return codes;
    };
    expect(
      await wrong(
        'ann',
        { type: 'submit' },
        { type: 'requestExtension' },
        { type: 'reportBreach', rule: 'nothing', note: 'x' },
        { type: 'withdrawRequest', request: 'extension' },
        { type: 'close', outcome: 'won', order: { on: '2028-01-01' } },
        { type: 'taskDone', task: 'quote' },
      ),
    ).toEqual(['409 OPS102', '409 OPS205', '422 OPS104', '422 OPS104', '422 OPS105', '403 OPS108']);
    expect(await wrong('carl', { type: 'taskDone', task: 'nothing' }, { type: 'research' })).toEqual(['422 OPS104', '409 OPS102']);
  });

  it('may not be anything but answers of the form, and a submission has them all', async () => {
    const vendor = await Northwind.open(store);
    const ann = vendor.who('ann');
    const begin = (answers: Record<string, unknown>, submit: boolean) =>
      vendor.office.refused(beginDeal, ann, { answers: answers as typeof ANSWERS, submit });
    const { need: _, ...some } = ANSWERS;
    expect(await begin(some, true)).toBe('422 OPS210');
    expect(await begin(some, false)).toBe('done 201');
    expect(await begin({ ...ANSWERS, colour: 'red' }, false)).toBe('422 OPS211');
    expect(await begin({ ...ANSWERS, amount: 'much' }, false)).toBe('422 OPS212');
    expect(await begin({ ...ANSWERS, amount: -1 }, false)).toBe('422 OPS213');
    expect(await begin({ ...ANSWERS, customer: { name: 'Contoso' } }, false)).toBe('422 OPS214');
    const { id } = await vendor.begin('ann', { answers: some });
    expect(codeOf(await vendor.tell('ann', id, { type: 'submit' }))).toBe('422 OPS210');
    expect(codeOf(await vendor.tell('ann', id, { type: 'edit', answers: { amount: 'much' } }))).toBe('422 OPS212');
  });

  it('may come too early', async () => {
    const vendor = await Northwind.open(store, (text) => text.replace(/"cooldown": *"PT0H"/, '"cooldown": "P2D"'));
    const { id } = await vendor.begin('ann', { answers: LARGE, submit: true });
    await vendor.told('dora', id, { type: 'decide', chain: 'c1', step: 'desk', outcome: 'reject', reason: 'Not a project yet' });
    expect(codeOf(await vendor.tell('ann', id, { type: 'resubmit' }))).toBe('409 OPS202');
    await vendor.office.pass(START + 3 * DAY, 'deal', id);
    expect((await vendor.told('ann', id, { type: 'resubmit' })).state).toBe('pending');
  });

  it('can wait for a revision, and the same request does the same once', async () => {
    const vendor = await Northwind.open(store);
    const { office } = vendor;
    const ann = vendor.who('ann');
    const { id } = await vendor.begin('ann', { answers: ANSWERS });
    const submit = { id, message: { type: 'submit' } } as const;
    const stale = await office.ask(DEAL_COMMANDS.submit, ann, submit, { ifMatch: 7 });
    expect(stale).toMatchObject({
      ok: false,
      failure: { status: 412, code: 'CMD103', current: { kind: 'deal', id, state: 'draft', revision: 1 } },
    });
    const first = await office.ask(DEAL_COMMANDS.submit, ann, submit, { ifMatch: 1, key: 'k1' });
    expect(codeOf(first)).toBe('done 200');
    expect(await office.ask(DEAL_COMMANDS.submit, ann, submit, { ifMatch: 1, key: 'k1' })).toEqual(first);
    expect(codeOf(await office.ask(DEAL_COMMANDS.withdraw, ann, { id, message: { type: 'withdraw' } }, { key: 'k1' }))).toBe('422 CMD104');
    expect((await office.item('deal', id))?.revision).toBe(2);
  });
});

describe('who may', () => {
  it('is said by the role first (403), then by what the caller may see (404)', async () => {
    const vendor = await Northwind.open(store);
    const { id } = await vendor.begin('ann', { answers: LARGE, submit: true });
    const messages = Object.keys(DEAL_COMMANDS) as (keyof typeof DEAL_COMMANDS)[];
    const codes = async (name: string) => {
      const found: Record<string, string[]> = {};
      for (const type of messages) {
        const message = { type } as Parameters<Northwind['tell']>[2];
        const code = codeOf(await vendor.tell(name, id, message));
        if (code === '403 CMD101' || code === '404 CMD601') found[code] = [...(found[code] ?? []), type];
      }
      return found;
    };
    const ofThePartner = ['edit', 'submit', 'resubmit', 'withdraw', 'recall', 'report', 'requestExtension', 'change', 'withdrawRequest'];
    expect(await codes('audrey')).toEqual({ '403 CMD101': messages });
    expect(await codes('pete')).toEqual({ '403 CMD101': messages });
    expect(await codes('carl')).toEqual({ '403 CMD101': ofThePartner });
    expect(await codes('bob')).toEqual({ '403 CMD101': ['research'], '404 CMD601': messages.filter((type) => type !== 'research') });
    const asked = ['research', 'taskDone', 'decide', 'delegate'];
    expect(await codes('sara')).toEqual({ '403 CMD101': messages.filter((type) => !asked.includes(type)), '404 CMD601': asked });
    expect(await codes('dora')).toEqual({ '403 CMD101': messages.filter((type) => !asked.includes(type)) });
    expect(codeOf(await vendor.tell('ann', 'nothing', { type: 'withdraw' }))).toBe('404 CMD601');
  });

  it('registers only for the own partner, and only somebody of one', async () => {
    const vendor = await Northwind.open(store);
    const { office } = vendor;
    expect(await office.refused(beginDeal, vendor.who('carl'), { answers: ANSWERS })).toBe('403 CMD101');
    const nobodys = await office.person('Nina Nobody', { roles: ['partnerUser'] });
    expect(await office.refused(beginDeal, nobodys, { answers: ANSWERS })).toBe('422 CMD612');
    const lost = await office.person('Lou Lost', { roles: ['partnerUser'], partner: 'gone' });
    expect(await office.refused(beginDeal, lost, { answers: ANSWERS })).toBe('404 CMD102');
    expect(await office.refused(beginDeal, vendor.who('ann'), { program: 'southwind', answers: ANSWERS })).toBe('409 CMD602');
    await office.inForce('nightfall/published');
    expect(await office.refused(beginDeal, vendor.who('ann'), { answers: ANSWERS })).toBe('422 CMD611');
    expect(await office.refused(beginDeal, vendor.who('ann'), { program: 'northwind', answers: ANSWERS })).toBe('done 201');
  });
});
