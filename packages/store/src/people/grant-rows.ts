import type { Tx } from '../database/store.ts';
import type { RoleGrantRow } from '../database/tables/people.ts';

export interface Grants {
  readonly account: string;
  readonly roles: readonly RoleGrantRow['role'][];
  readonly groups: readonly string[];
  /** Who grants: an account, or `system:…`. */
  readonly by: string;
  readonly at: number;
}

/** Gives an account these roles and groups and takes all others from it; what stays keeps who granted it. */
export async function setGrants(tx: Tx, { account, roles, groups, by, at }: Grants): Promise<void> {
  const granted = { tenant: tx.tenant, account, granted_by: by, granted_at: at };
  let lostRoles = tx.db.deleteFrom('role_grant').where('tenant', '=', tx.tenant).where('account', '=', account);
  if (roles.length > 0) lostRoles = lostRoles.where('role', 'not in', [...roles]);
  await lostRoles.execute();
  let lostGroups = tx.db.deleteFrom('group_grant').where('tenant', '=', tx.tenant).where('account', '=', account);
  if (groups.length > 0) lostGroups = lostGroups.where('group', 'not in', [...groups]);
  await lostGroups.execute();
  if (roles.length > 0) {
    const rows = roles.map((role) => ({ ...granted, role }));
    await tx.db
      .insertInto('role_grant')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (groups.length > 0) {
    const rows = groups.map((group) => ({ ...granted, group }));
    await tx.db
      .insertInto('group_grant')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
