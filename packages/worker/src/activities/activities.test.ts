import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ItemPlan } from '@tierwright/commands';
import type { Store } from '@tierwright/store';
import { describe, expect, it } from 'vitest';
import { activitiesOver } from './create-activities.ts';
import type { ItemCommands } from './item-commands.ts';
import type { ShardCommands } from './shard-commands.ts';

const unused = async (): Promise<never> => {
  throw new Error('not asked for');
};
const NOTHING: ItemCommands = {
  planOf: unused,
  fireItem: unused,
  carryOut: unused,
  failEffect: unused,
  dueMembers: unused,
  activateDue: unused,
  tellAhead: unused,
  moveRunning: unused,
};
const NO_SHARDS: ShardCommands = { planShards: unused, decideShard: unused, mergeShards: unused, leaveSimulation: unused };
const PLAN: ItemPlan = {
  ...{ revision: 2, state: 'approved', isOver: false, due: 5, holders: ['dealDesk'], effects: [{ id: 'e1', what: 'tell' }] },
  ...{ programId: 'demo', programHash: 'abc' },
};
const over = (commands: Partial<ItemCommands>, parts: Partial<Parameters<typeof activitiesOver>[0]> = {}) =>
  activitiesOver({
    ...{ store: undefined as unknown as Store, drivers: { tell: unused, start: unused }, isSearchable: () => false },
    ...{ commands: { ...NOTHING, ...commands }, shards: NO_SHARDS, ...parts },
  });
const item = { tenant: 't', kind: 'deal', id: 'd1' } as const;

describe('activities', () => {
  it('say what operators search by only where the server knows it', async () => {
    const planOf = async () => PLAN;
    const { programId, programHash, ...rest } = PLAN;
    expect(await new MockActivityEnvironment().run(over({ planOf }).planOf, item)).toEqual(rest);
    expect(await new MockActivityEnvironment().run(over({ planOf }, { isSearchable: () => true }).planOf, item)).toEqual({
      ...rest,
      search: { programId, programHash },
    });
    expect(await new MockActivityEnvironment().run(over({ planOf: async () => null }).planOf, item)).toBeNull();
  });

  it('turn errors into failures with codes', async () => {
    const failing = over({
      fireItem: async () => {
        throw Object.assign(new Error('data'), { failure: { status: 422, code: 'OPS105', title: 'Not an instant', problems: [] } });
      },
    });
    const thrown = await new MockActivityEnvironment().run(failing.fireDue, { ...item, at: 1 }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ApplicationFailure);
    expect(thrown).toMatchObject({ type: 'OPS105', message: 'Not an instant', nonRetryable: true });
  });

  it('review a page of members, one after the other, and leave out what fails', async () => {
    const fired: string[] = [];
    const commands: Partial<ItemCommands> = {
      dueMembers: async ({ after, limit }) => {
        const members = ['a', 'b', 'c', 'd'].filter((id) => after === null || id > after).slice(0, limit);
        return { members, next: members.length < limit ? null : (members.at(-1) ?? null) };
      },
      fireItem: async ({ id }) => {
        if (id === 'b') throw new Error('no facts');
        fired.push(id);
        return { revision: 2 };
      },
    };
    const environment = new MockActivityEnvironment();
    const beats: unknown[] = [];
    environment.on('heartbeat', (details) => beats.push(details));
    const page = { tenant: 't', at: 9, after: null, limit: 3 };
    expect(await environment.run(over(commands).reviewPage, page)).toEqual({ next: 'c', done: 2, failed: 1 });
    expect(fired).toEqual(['a', 'c']);
    expect(beats).toEqual([
      { after: 'a', done: 1, failed: 0 },
      { after: 'b', done: 1, failed: 1 },
      { after: 'c', done: 2, failed: 1 },
    ]);
    // Tried again it goes on where the former try was.
    fired.length = 0;
    const again = new MockActivityEnvironment({ heartbeatDetails: { after: 'b', done: 1, failed: 1 } });
    expect(await again.run(over(commands).reviewPage, page)).toEqual({ next: 'c', done: 2, failed: 1 });
    expect(fired).toEqual(['c']);
  });

  it('stop reviewing when they are cancelled', async () => {
    const environment = new MockActivityEnvironment();
    const commands: Partial<ItemCommands> = {
      dueMembers: async () => ({ members: ['a', 'b'], next: null }),
      fireItem: async () => {
        environment.cancel();
        return { revision: 2 };
      },
    };
    await expect(environment.run(over(commands).reviewPage, { tenant: 't', at: 9, after: null, limit: 3 })).rejects.toThrow();
  });
});
