import { type Answer, createAccount, type PersonCaller, ROLES, type Service } from '@tierwright/commands';
import type { CastMember } from './cast.ts';

/**
 * A password of the sample has 80 random bits and works on this machine only: making it slow to guess would cost some
 * seconds of the first start and protect nothing.
 */
const QUICK = { N: 2 ** 12, r: 8, p: 1 };

/** What was answered; throws where it was refused, since the sample asks for nothing that may be. */
export function done<O>(answer: Answer<O>, what: string): O {
  if (answer.ok) return answer.body;
  const { code, title, problems } = answer.failure;
  throw new Error(`${what}: ${code} ${title} ${problems.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}`);
}

/** Makes an account; gives who it is as a caller. Without `password` nobody signs in with it. */
export async function engage(
  service: Service,
  tenant: string,
  { login, name, roles, groups, ...of }: CastMember,
  password?: string,
): Promise<PersonCaller> {
  const partner = of.partner ?? null;
  const email = `${login}@${partner === null ? 'vendor' : partner.toLowerCase()}.example`;
  const input = { login, name, email, partner, roles: [...roles], groups: [...groups], ...(password === undefined ? {} : { password }) };
  const caller = { kind: 'system', tenant, name: 'sampleData' } as const;
  const { account } = done(await createAccount(service, { caller, input }, QUICK), `account ${login}`);
  return {
    ...{ kind: 'person', via: 'session', tenant, account: account.id, human: `email:${email}`, name, groups, partner },
    roles: ROLES.filter((role) => roles.some((granted) => granted === role)),
  };
}
