import type { AnyItem } from './kinds.ts';
import { TABLES } from './tables.ts';

/** What of a partner has to hear that its membership ended: what is over hears nothing. */
export function runningOf(partner: string, items: readonly AnyItem[]): { kind: 'deal' | 'fund' | 'lead'; id: string }[] {
  return items.flatMap((item) => {
    if (item.kind === 'member' || item.kind === 'onboarding' || item.partner !== partner) return [];
    return TABLES[item.kind].ends.includes(item.state) ? [] : [{ kind: item.kind, id: item.id }];
  });
}
