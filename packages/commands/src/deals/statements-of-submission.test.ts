import { type CountedStore, countedStore, memoryStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf } from '../command/answered.fixture.ts';
import { planOf } from '../items/plan-of.ts';
import { beginDeal } from './begin-deal.ts';
import { DEAL_COMMANDS } from './deal-commands.ts';
import { ANSWERS, LARGE, Northwind } from './northwind.fixture.ts';

// Time depends on the machine; how often the database is asked does not. Whoever needs a statement more raises the number here.

describe('what a submitted deal asks the database', () => {
  let store: CountedStore;
  let northwind: Northwind;
  beforeAll(async () => {
    store = countedStore(await memoryStore());
    northwind = await Northwind.open(store);
    // Makes the program ready, begins the audit chain, and arranges the digest of those who are told.
    await northwind.begin('bob', { answers: LARGE, submit: true });
  });
  afterAll(() => store.close());

  const submit = async (name: string, answers: typeof ANSWERS) => {
    const customer = { name, country: 'US', domain: `${name.toLowerCase()}.example` };
    store.statements();
    const asked = { program: 'northwind', answers: { ...answers, customer }, submit: true };
    const { id } = bodyOf(await northwind.office.ask(beginDeal, northwind.who('ann'), asked, { key: name }));
    return { id, statements: store.statements() };
  };

  it('takes 30 statements where the deal desk is asked, and its plan one', async () => {
    const { id, statements } = await submit('Fabrikam', LARGE);
    expect(statements).toBeLessThanOrEqual(30);
    await planOf(northwind.office.service, { tenant: northwind.office.tenant, kind: 'deal', id });
    expect(store.statements()).toBe(1);
  });

  it('takes 41 where it is approved at once, which is recorded of its partner', async () => {
    expect((await submit('Northwind', ANSWERS)).statements).toBeLessThanOrEqual(41);
  });

  it('takes as many however many deals there are of other customers', async () => {
    const before = await submit('Wingtip', LARGE);
    for (const name of ['Adatum', 'Litware', 'Proseware', 'Tailwind']) await submit(name, ANSWERS);
    expect((await submit('Lucerne', LARGE)).statements).toBe(before.statements);
  });

  it('asks nothing of other registrations where a draft is only changed', async () => {
    const { id } = await northwind.begin('ann', { answers: ANSWERS });
    store.statements();
    bodyOf(
      await northwind.office.ask(DEAL_COMMANDS.edit, northwind.who('ann'), { id, message: { type: 'edit', answers: { amount: 60_000 } } }),
    );
    expect(store.statements()).toBeLessThanOrEqual(19);
  });
});
