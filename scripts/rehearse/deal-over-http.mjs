import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-command.mjs';
import { RehearsalProblem, wait } from './run-steps.mjs';

/** Somebody who speaks to the API: by session or key. */
const speaker = (address, host) => {
  const call = async (method, path, { body, headers = {}, ...who } = {}) => {
    const sent = { accept: 'application/json', ...headers };
    if (body !== undefined) sent['content-type'] = 'application/json';
    if (method === 'POST') sent['idempotency-key'] = randomUUID();
    if (who.cookie) Object.assign(sent, { cookie: who.cookie, origin: `http://${host}` });
    if (who.key) sent.authorization = `Bearer ${who.key}`;
    const response = await fetch(`${address}/api/v1${path}`, { method, headers: sent, body: body && JSON.stringify(body) });
    const text = await response.text();
    const answer = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new RehearsalProblem(`${method} ${path} was answered with ${response.status}:\n${text.slice(0, 2000)}`);
    return { answer, response };
  };
  return {
    call,
    /** Signs in; with `newPassword` for a password that was given. Gives the cookie. */
    async signIn(login, password, newPassword) {
      const body = { login, password, ...(newPassword && { newPassword }) };
      const { response } = await call('POST', '/session', { body, headers: { origin: `http://${host}` } });
      return { cookie: response.headers.get('set-cookie').split(';')[0] };
    },
  };
};

const person = (login, roles, groups = [], partner = null) => ({
  ...{ login, name: login, email: `${login}@${partner ?? 'vendor'}.example`, roles, groups, partner },
});

const answers = {
  customer: { name: 'Contoso AG', country: 'DE', domain: 'contoso.example' },
  ...{ products: ['cloud'], amount: 50000, need: 'A new data centre', tender: false },
};

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/**
 * What a vendor does on the first day: people, a program that one writes and another approves, a partner, and a deal that is
 * registered and decided by those whom the program asks. Gives the deal and its tenant.
 */
export const runDeal = async ({ address, host, administrator, say }) => {
  const { call, signIn } = speaker(address, host);
  const admin = await signIn(administrator.login, administrator.password);
  const { tenant } = (await call('GET', '/me', admin)).answer;
  const engage = async (member) => {
    const { password } = (await call('POST', '/accounts', { ...admin, body: member })).answer;
    return signIn(member.login, password, `${randomUUID()}-own`);
  };
  const designer = await engage(person('designer', ['programDesigner']));
  const approver = await engage(person('approver', ['approver']));
  const manager = await engage(person('manager', ['channelManager', 'decider'], ['channelManager']));
  const sales = await engage(person('sales', ['decider'], ['salesLead']));
  say('people: administrator, designer, approver, channel manager, sales lead');

  const source = readFileSync(join(root, 'rules/northwind/2026.2.0.program.json'), 'utf8');
  const review = (await call('POST', '/programs/import', { ...designer, body: { source } })).answer;
  const approval = { hash: review.hash, round: review.round, outcome: 'approve' };
  await call('POST', `/reviews/${review.id}/approvals`, { ...approver, body: approval });
  const release = (await call('POST', '/releases', { ...approver, body: { review: review.id } })).answer;
  say(`program: northwind 2026.2.0 is ${release.state}`);

  const attributes = { type: 'reseller', region: 'EMEA', joinedOn: day(-400), agreementSigned: true, overdue: false };
  await call('POST', '/partners', { ...manager, body: { id: 'acme', title: 'Acme GmbH', attributes } });
  const partner = await engage(person('ann', ['partnerUser'], [], 'acme'));
  const body = { submit: true, answers: { ...answers, closeOn: day(60) } };
  const deal = (await call('POST', '/deals', { ...partner, body })).answer;
  say(`deal: ${deal.sentence}`);

  for (let rounds = 0; rounds < 6; rounds += 1) {
    const { state, chains } = (await call('GET', `/deals/${deal.id}`, manager)).answer;
    if (state !== 'pending') break;
    for (const chain of chains.filter((one) => one.state === 'running')) {
      for (const step of chain.steps.filter((one) => one.state === 'open')) {
        const message = { type: 'decide', chain: chain.id, step: step.id, outcome: 'approve', reason: 'Agreed.' };
        for (const decider of [manager, sales]) {
          await call('POST', `/deals/${deal.id}/messages`, { ...decider, body: message }).catch((error) => {
            // Whoever is not asked in this step is told so; the other one decides.
            if (!(error instanceof RehearsalProblem)) throw error;
          });
        }
      }
    }
    await wait(200);
  }
  const decided = (await call('GET', `/deals/${deal.id}`, partner)).answer;
  if (decided.state !== 'approved')
    throw new RehearsalProblem(`The deal is ${decided.state}, not approved: ${JSON.stringify(decided.reasons)}`);
  say(`deal: ${decided.sentence}`);
  return { deal: deal.id, tenant };
};
