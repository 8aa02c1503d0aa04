import type { OpposingRecord } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { accountNames, type Tx } from '@tierwright/store';
import { customerKeysOf } from './customer-keys-of.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** An account; others who own something cannot decide about deals. */
const isAccount = (owner: unknown): owner is string => typeof owner === 'string' && UUID.test(owner);

/** What makes records useless: nothing tells the customer, the same id twice, an owner who has no account. */
export async function opposingProblems(tx: Tx, records: readonly OpposingRecord[]): Promise<readonly Problem[]> {
  const owners = records.flatMap(({ owner }) => (isAccount(owner) ? [owner] : []));
  const known = await accountNames(tx, owners);
  const first = new Map<string, number>();
  return records.flatMap((record, index): Problem[] => {
    const found: Problem[] = [];
    const add = (pointer: string, value: unknown, message: string, expected: string) =>
      found.push({ code: 'CMD309', severity: 'error', pointer: `/records/${index}${pointer}`, value, message, expected });
    const before = first.get(record.id);
    if (before === undefined) first.set(record.id, index);
    else add('/id', record.id, `The record of /records/${before} has that id.`, 'each id once');
    if (customerKeysOf(record).length === 0)
      add('/customer', record.customer, 'Nothing tells this customer from others.', 'registration, domain, or name and country');
    const { owner } = record;
    if (isAccount(owner) && known.get(owner)?.partner !== null)
      add('/owner', owner, 'No account of the vendor’s people has that id.', 'an account of the vendor, or none');
    return found;
  });
}
