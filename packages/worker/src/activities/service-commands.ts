import {
  activateDue,
  carryOut,
  dueMembers,
  failEffect,
  fireItem,
  moveRunning,
  type OutsideWorld,
  planOf,
  releaseState,
  type Service,
  tellAhead,
} from '@tierwright/commands';
import type { ItemCommands } from './item-commands.ts';

/** What activities do, over a service: each is a command of its own, with its transaction. */
export const commandsOver = (service: Service, outside: OutsideWorld): ItemCommands => ({
  planOf: (item) => planOf(service, item),
  fireItem: (item) => fireItem(service, item),
  carryOut: (effect) => carryOut(service, outside, effect),
  failEffect: (effect) => failEffect(service, effect),
  dueMembers: ({ after, ...page }) => dueMembers(service, { ...page, after: after ?? undefined }),
  async activateDue({ tenant, at, release }) {
    await activateDue(service, tenant, at, release);
    return { isActive: (await releaseState(service, tenant, release)) === 'active' };
  },
  tellAhead: (page) => tellAhead(service, page),
  moveRunning: (page) => moveRunning(service, page),
});
