import { lifecycleProgram } from '../approvals/asked-item.fixture.ts';
import { factsOf } from '../notices/told.fixture.ts';
import type { Machine, StepContext } from './advance.ts';
import type { Item } from './item.ts';
import { refusal } from './refusal.ts';
import { stateTable } from './table.ts';

// For tests: the smallest item. It rings when its timers are due, and ends when it is told or when `end` is due.

export interface Clock extends Item {
  readonly kind: 'fund';
  readonly state: 'new' | 'runs' | 'over';
  /** What was applied, each with its instant, seen from the first one. */
  readonly log: readonly string[];
}

export type ClockMessage =
  /** Sets a timer so long after the present instant. */
  { readonly type: 'set'; readonly id: string; readonly in: number } | { readonly type: 'start' | 'clear' | 'stop' | 'jump' };

export const START = Date.parse('2027-03-01T10:00:00Z');

const PROGRAM = lifecycleProgram(
  JSON.stringify({
    pdl: '1.0',
    program: 'clock',
    version: '1',
    title: 'Clock',
    currency: 'EUR',
    timeZone: 'Etc/UTC',
    roles: { desk: 'Desk' },
    notices: {
      list: ['fund.approved', 'fund.rejected'].map((on) => ({
        id: on.slice(5),
        title: 'Told',
        on,
        to: ['holder'],
        channels: ['email'],
        vars: ['request.id'],
        subject: 'Told',
        text: '{request.id}',
      })),
    },
  }),
);
export const CONTEXT: StepContext = { program: PROGRAM, facts: factsOf(PROGRAM) };

const log = (run: { item: { log: readonly string[] }; at: number }, what: string): void => {
  run.item.log = [...run.item.log, `${what} ${run.at - START}`];
};

export const clockMachine: Machine<Clock, ClockMessage, StepContext> = {
  table: stateTable({ new: { start: ['runs'] }, runs: { stop: ['over'], due: ['over'] } }, ['over']),
  fire(run, { id }) {
    log(run, id);
    run.emit('fund.approved', { 'request.id': id });
    // What rings opens an echo, in full from now; an echo only sounds.
    if (id.startsWith('ring')) run.set(`echo:${id}`, run.now + 5);
    if (id === 'at once') run.set('again', run.at);
    if (id === 'end') run.enter('over', 'due');
  },
  receive(run, message) {
    log(run, message.type);
    switch (message.type) {
      case 'start':
        run.enter('runs', 'start');
        return undefined;
      case 'set':
        run.set(message.id, run.now + message.in);
        return undefined;
      case 'clear':
        run.clear('ring');
        return undefined;
      case 'stop':
        if (run.item.state !== 'runs') return refusal('OPS102', `The clock is ${run.item.state}.`);
        run.emit('fund.rejected');
        run.act({ do: 'closeTask', task: 't', outcome: 'stopped' });
        run.enter('over', 'stop');
        return undefined;
      case 'jump':
        run.enter('new', 'jump');
        return undefined;
    }
  },
  variables: ({ id }) => ({ 'request.id': id }),
  holders: () => ['desk'],
  parties: () => ({ partner: null, distributor: null }),
};

/** A clock that runs, with timers so long after the start. */
export function clock(timers: Readonly<Record<string, number>> = {}): Clock {
  const sorted = Object.entries(timers)
    .map(([id, after]) => ({ id, at: START + after }))
    .sort((a, b) => a.at - b.at);
  return {
    kind: 'fund',
    id: 'f1',
    program: PROGRAM.hash,
    revision: 3,
    at: START,
    state: 'runs',
    since: START,
    timers: sorted,
    log: [],
  };
}
