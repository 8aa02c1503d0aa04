import { findPerson, type StoredAccount } from '@tierwright/store';
import type { Work } from '../command/command.ts';
import type { Failure } from '../command/failure.ts';
import { refuse } from '../command/refuse.ts';
import { mayTouch, reachOf } from '../rights/reach.ts';
import { MANAGE_ACCOUNTS_RIGHTS } from './account-rights.ts';

type Refused = { readonly ok: false; readonly failure: Failure };
type Managed = Pick<StoredAccount, 'id' | 'partner' | 'human'>;

export const noAccount = () => refuse('CMD102', 'There is no such account.');
const notForOneself = () =>
  refuse('CMD405', 'The account is your own, or of the same person.', { expected: 'another administrator, for this account' });

/** Whether the caller may make or change accounts of a partner (null: of the vendor); why not, if not. */
export async function whyNotFor({ tx, caller }: Pick<Work, 'tx' | 'caller'>, partner: string | null): Promise<Refused | undefined> {
  const reach = reachOf(MANAGE_ACCOUNTS_RIGHTS, caller);
  if (reach === 'all' || caller.kind === 'system') return undefined;
  if (!mayTouch(reach, { partner })) return noAccount();
  const person = caller.via === 'session' ? await findPerson(tx, caller.account) : undefined;
  if (person?.roles.includes('partnerAdmin')) return undefined;
  return refuse('CMD101', "Only the partner's own administrators, signed in, look after its people.", {
    expected: 'the role partnerAdmin',
  });
}

/** The same of an account that is there; nobody changes what they, or another account of theirs, may do. */
export async function whyNotManage(work: Pick<Work, 'tx' | 'caller'>, account: Managed): Promise<Refused | undefined> {
  const refused = await whyNotFor(work, account.partner);
  if (refused) return refused;
  const { caller } = work;
  if (caller.kind === 'person' && (account.id === caller.account || account.human === caller.human)) return notForOneself();
  return undefined;
}
