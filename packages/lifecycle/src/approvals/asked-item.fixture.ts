import { compileProgram, readPartner } from '@tierwright/engine';
import type { ApprovalChain, Json, Program } from '@tierwright/program';
import { parseProgram } from '@tierwright/program';
import { advance, type Machine, type Step, type StepContext } from '../machine/advance.ts';
import type { Item } from '../machine/item.ts';
import { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People, Person } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import type { Run } from '../machine/run.ts';
import { stateTable } from '../machine/table.ts';
import type { Instant } from '../time/instant.ts';
import type { ChainHost, ChainRun, Parties, Purpose } from './chain-run.ts';
import { chainTimer } from './chain-timers.ts';
import type { ApprovalMessage } from './messages.ts';
import { receiveApproval } from './receive-approval.ts';
import { cancelChain, fireChain, startChain } from './run-chain.ts';
import { holdersOf } from './step-events.ts';

// For tests: the smallest item that asks people, one chain after the other, and a world of people around it.

/** An item that is nothing but its chains. */
export interface AskedItem extends Item {
  readonly kind: 'fund';
  readonly state: 'draft' | 'asked' | 'over';
  readonly chains: readonly ChainRun[];
}

export type AskedMessage =
  | ApprovalMessage
  | { readonly type: 'ask'; readonly chain: string; readonly purpose?: Purpose }
  | { readonly type: 'cancel' };

/** What the item's steps look at. */
export interface Asked extends StepContext, Omit<ChainHost, 'run' | 'title'> {}

const isRunning = ({ state }: ChainRun): boolean => state === 'running';
const hostOf = (run: Run<AskedItem>, context: Asked): ChainHost => ({ ...context, run, title: 'Acme' });

function keep(run: Run<AskedItem>, chain: ChainRun): void {
  const { item } = run;
  const others = item.chains.filter(({ id }) => id !== chain.id);
  item.chains = [...others, chain];
  if (item.state === 'asked' && !isRunning(chain)) run.enter('over', 'answered');
}

export const askedMachine: Machine<AskedItem, AskedMessage, Asked> = {
  table: stateTable({ draft: { ask: ['asked'] }, asked: { answered: ['over'], cancel: ['over'] }, over: { ask: ['asked'] } }, ['over']),
  fire(run, timer, context) {
    const chain = run.item.chains.find(({ id }) => id === chainTimer(timer)?.chain);
    if (!chain) throw new Error(`No chain of ${timer.id}`);
    keep(run, fireChain(hostOf(run, context), chain, timer));
  },
  receive(run, message, context) {
    const host = hostOf(run, context);
    const { item } = run;
    switch (message.type) {
      case 'ask':
        run.enter('asked', 'ask');
        keep(
          run,
          startChain(host, { id: `${item.chains.length + 1}`, chain: message.chain, purpose: message.purpose ?? 'rule', about: 'test' }),
        );
        return undefined;
      case 'cancel': {
        const running = item.chains.find(isRunning);
        if (!running) return refusal('OPS102', 'No chain is running.');
        keep(run, cancelChain(host, running));
        return undefined;
      }
      default: {
        const chain = receiveApproval(host, item.chains, message);
        if (!chain.ok) return chain.problems[0];
        keep(run, chain.value);
        return undefined;
      }
    }
  },
  variables: () => ({}),
  holders: (item, context) => item.chains.flatMap((chain) => holdersOf({ ...context, run: { now: item.at } }, chain)),
  parties: (_, { parties: { partner, distributor } }) => ({ partner, distributor }),
};

/** People in a fixed order; whoever has a partner works there, the rest for the vendor. */
export function peopleOf(list: readonly Person[], accountManagers: Readonly<Record<string, readonly string[]>> = {}): People {
  return {
    find: (id) => list.find((person) => person.id === id),
    withRole: (role) => list.filter((person) => person.partner === undefined && person.roles.includes(role)),
    ofPartner: (partner) => list.filter((person) => person.partner === partner),
    accountManagersOf: (partner) => list.filter(({ id }) => accountManagers[partner]?.includes(id)),
  };
}

/** A program with these chains and, unless it brings its own, nine to five in Berlin; `large` and `foreign` are attributes. */
export function programWith(approvals: Record<string, ApprovalChain>, more: Partial<Program> = {}): LifecycleProgram {
  const steps = Object.values(approvals).flatMap((chain) => chain.steps);
  const escalations = [...JSON.stringify(steps).matchAll(/"escalate":"(\w+)"/g)].map(([, role = '']) => role);
  const named = [
    ...steps.flatMap(({ roles }) => roles),
    ...escalations,
    ...Object.values(approvals).flatMap(({ delegate = [] }) => delegate),
  ];
  const roles = named.filter((role) => !['partner', 'distributor', 'accountManager'].includes(role));
  const attribute = (id: string) => ({ [id]: { title: id, type: 'boolean', attribute: id } });
  const document = {
    pdl: '1.0',
    program: 'asked',
    version: '1.0.0',
    title: 'Asked',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    roles: Object.fromEntries(['desk', ...roles].map((role) => [role, `The ${role}`])),
    facts: { ...attribute('large'), ...attribute('foreign') },
    ...(Object.keys(approvals).length > 0 ? { approvals } : {}),
    ...more,
  };
  return lifecycleProgram(JSON.stringify(document));
}

/** A program from its text; one that does not load is a failed test. */
export function lifecycleProgram(text: string): LifecycleProgram {
  const { program, problems } = parseProgram(text);
  if (!program) throw new Error(problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join('\n'));
  return new LifecycleProgram(compileProgram(program));
}

const NOBODY: Parties = { submitter: 'sam', partner: 'acme', distributor: null, opposing: [], owners: [] };

/** What steps look at: a program, people, attributes of the partner, values of the item, and who stands on which side. */
export function askedIn(
  program: LifecycleProgram,
  people: People,
  {
    attributes = {},
    own = {},
    parties = {},
  }: { attributes?: Record<string, Json>; own?: Record<string, string | null>; parties?: Partial<Parties> } = {},
): Asked {
  const read = readPartner(program.compiled, { id: 'acme', attributes }, { asOf: '2027-03-01' });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const reading = read.value.about(own);
  const facts = { people, partner: () => read.value };
  return { program, facts, people, reading, calendar: program.calendar(reading), parties: { ...NOBODY, ...parties } };
}

/** A new item on a Monday morning at ten. */
export const MONDAY: Instant = Date.parse('2027-03-01T10:00:00+01:00');
export const itemOf = ({ program }: Asked): AskedItem => ({
  kind: 'fund',
  id: 'f1',
  program: program.hash,
  revision: 0,
  at: MONDAY,
  state: 'draft',
  since: MONDAY,
  timers: [],
  chains: [],
});

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** A step of the item, which must be taken; the item before is not altered and the one after is plain JSON. */
export function step(item: AskedItem, message: AskedMessage | undefined, at: Instant, context: Asked): Step<AskedItem> {
  const outcome = advance(askedMachine, frozen(item), message, at, context);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message: text }) => `${code} ${text}`).join('\n'));
  return outcome.value;
}
