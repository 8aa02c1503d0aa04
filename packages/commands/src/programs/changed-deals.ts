import { type LifecycleProgram, type RunningItem, runningEffects } from '@tierwright/lifecycle';
import { findItem, type ItemKey, itemsUnderOthers } from '@tierwright/store';
import type { Service } from '../command/command.ts';

const PAGE = 200;
/** What partners rely on: it is being decided, or it is approved. Drafts, and what waits for the partner, may change. */
const RELIED_ON = ['pending', 'approved'];

/** How many deals that are pending or approved a version would move or decide again. */
export async function changedDeals(service: Service, tenant: string, to: LifecycleProgram): Promise<number> {
  let changed = 0;
  for (let after: ItemKey | null = null; ; ) {
    const from: ItemKey | null = after;
    const page = await service.store.read(tenant, async (tx) => {
      const keys = await itemsUnderOthers(tx, { program: to.program.program, hash: to.hash, kinds: ['deal'], after: from, limit: PAGE });
      for (const key of keys) {
        const item = await findItem(tx, key);
        if (!item || item.is_over || !RELIED_ON.includes(item.state)) continue;
        const own = await service.programs.byHash(tx, item.program_hash);
        const [effect] = runningEffects(own, to, [item.body as unknown as RunningItem]);
        if (effect && effect.action !== 'finish' && effect.action !== 'blocked') changed += 1;
      }
      return keys;
    });
    if (page.length < PAGE) return changed;
    after = page.at(-1) ?? null;
  }
}
