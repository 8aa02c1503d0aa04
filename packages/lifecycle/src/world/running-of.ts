import type { AnyItem } from './kinds.ts';

/** What of a partner has to hear that its membership ended; one that is over takes it and changes nothing. */
export function runningOf(partner: string, items: readonly AnyItem[]): { kind: 'deal' | 'fund' | 'lead'; id: string }[] {
  return items.flatMap((item) => {
    if (item.kind === 'member' || item.kind === 'onboarding' || item.partner !== partner) return [];
    return [{ kind: item.kind, id: item.id }];
  });
}
