import type { LifecycleProgram, RunningItem } from '@tierwright/lifecycle';
import { isRunningDealChanged } from '@tierwright/simulation';
import { findItem, type ItemKey, itemsUnderOthers } from '@tierwright/store';
import type { Service } from '../command/command.ts';

const PAGE = 200;

/** How many deals that are pending or approved a version would move or decide again. */
export async function changedDeals(service: Service, tenant: string, to: LifecycleProgram): Promise<number> {
  let changed = 0;
  for (let after: ItemKey | null = null; ; ) {
    const from: ItemKey | null = after;
    const page = await service.store.read(tenant, async (tx) => {
      const keys = await itemsUnderOthers(tx, { program: to.program.program, hash: to.hash, kinds: ['deal'], after: from, limit: PAGE });
      for (const key of keys) {
        const item = await findItem(tx, key);
        if (!item || item.is_over) continue;
        const own = await service.programs.byHash(tx, item.program_hash);
        if (isRunningDealChanged(own, to, item.body as unknown as RunningItem)) changed += 1;
      }
      return keys;
    });
    if (page.length < PAGE) return changed;
    after = page.at(-1) ?? null;
  }
}
