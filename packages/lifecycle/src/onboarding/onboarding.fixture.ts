import { readPartner } from '@tierwright/engine';
import type { Json, Onboarding, OnboardingStep, Outcome, Program } from '@tierwright/program';
import { lifecycleProgram, peopleOf } from '../approvals/asked-item.fixture.ts';
import type { Step } from '../machine/advance.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import type { Person } from '../machine/people.ts';
import type { Instant } from '../time/instant.ts';
import type { OnboardingMessage } from './messages.ts';
import type { OnboardingItem, OnboardingStepState } from './onboarding-item.ts';
import { beginOnboarding, stepOnboarding } from './step-onboarding.ts';

// For tests: a partner that comes in under a small program, and the people around it.

/** A Monday morning at ten in Berlin. */
export const MONDAY: Instant = Date.parse('2027-03-01T10:00:00+01:00');
/** An instant of March 2027 in Berlin, before clocks change: `on(5, '17:00')`. */
export const on = (day: number, time = '10:00'): Instant => Date.parse(`2027-03-${String(day).padStart(2, '0')}T${time}:00+01:00`);

export const STAFF: readonly Person[] = [
  { id: 'ana', roles: [], partner: 'acme' },
  { id: 'eve', roles: [], partner: 'other' },
  { id: 'dora', roles: ['desk'] },
  { id: 'dan', roles: ['desk'] },
  { id: 'liv', roles: ['lead'] },
  { id: 'cy', roles: ['compliance'] },
  { id: 'olga', roles: ['programOwner'] },
  { id: 'amy', roles: [] },
];

/** A step as tests write it: the desk does it where nobody else is named. */
export const is = (id: string, kind: OnboardingStep['kind'], more: Partial<OnboardingStep> = {}): OnboardingStep => ({
  id,
  title: `The ${id}`,
  kind,
  ...(['check', 'meeting'].includes(kind) || (kind === 'approval' && more.chain === undefined) ? { owner: 'desk' } : {}),
  ...more,
});

const attribute = (id: string) => ({ [id]: { title: id, type: 'boolean', attribute: id } });

/** A program with these steps, nine to five in Berlin; `small`, `trained` and `known` are attributes of the partner. */
export function onboardingProgram(onboarding: Onboarding | readonly OnboardingStep[], more: Partial<Program> = {}): LifecycleProgram {
  const roles = ['desk', 'lead', 'compliance', 'programOwner', 'nobody'];
  return lifecycleProgram(
    JSON.stringify({
      pdl: '1.0',
      program: 'coming-in',
      version: '1.0.0',
      title: 'Coming in',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      roles: Object.fromEntries(roles.map((role) => [role, `The ${role}`])),
      facts: { ...attribute('small'), ...attribute('trained'), ...attribute('known') },
      onboarding: 'steps' in onboarding ? onboarding : { steps: onboarding },
      ...more,
    }),
  );
}

export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** A partner that comes in, step by step. What is not said of it is unknown. */
export class ComingIn {
  readonly program: LifecycleProgram;
  readonly attributes: Record<string, Json>;
  readonly people: readonly Person[];
  item: OnboardingItem;
  last: Step<OnboardingItem>;

  constructor(
    program: LifecycleProgram,
    { attributes = {}, people = STAFF }: { attributes?: Record<string, Json>; people?: readonly Person[] } = {},
  ) {
    this.program = program;
    this.attributes = attributes;
    this.people = people;
    this.last = taken(beginOnboarding(program, { id: 'o1', partner: 'acme', title: 'Acme', by: 'ana' }, MONDAY, this.facts()));
    this.item = frozen(this.last.item);
  }

  facts(): StepFacts {
    const { program, attributes } = this;
    return {
      people: peopleOf(this.people, { acme: ['amy'] }),
      partner: (id, day) => {
        const read = readPartner(program.compiled, { id, attributes }, { asOf: day });
        if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
        return read.value;
      },
    };
  }

  ask(message: OnboardingMessage | undefined, at: Instant = this.item.at): Outcome<Step<OnboardingItem>> {
    return stepOnboarding(this.program, this.item, message, at, this.facts());
  }

  /** A step that must be taken; the item before is not altered, the one after is plain JSON. */
  say(message: OnboardingMessage | undefined, at: Instant = this.item.at): this {
    this.last = taken(this.ask(message, at));
    if (JSON.stringify(JSON.parse(JSON.stringify(this.last.item))) !== JSON.stringify(this.last.item)) throw new Error('no plain JSON');
    this.item = frozen(this.last.item);
    return this;
  }

  /** Code and pointer of a refusal. */
  refused(message: OnboardingMessage, at: Instant = this.item.at): string {
    const outcome = this.ask(message, at);
    return outcome.ok ? 'taken' : outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`).join();
  }

  get states(): Record<string, OnboardingStepState> {
    return Object.fromEntries(this.item.steps.map(({ id, state }) => [id, state]));
  }

  get timers(): string[] {
    return this.item.timers.map(({ id, at }) => `${id} ${this.program.baseCalendar.textOf(at)}`);
  }

  get events(): string[] {
    return this.last.events.map(({ event }) => event);
  }

  /** What the last step asked of the world, notices aside, in short: `provision portal`. */
  get effects(): string[] {
    return this.last.effects.flatMap((effect) => {
      switch (effect.do) {
        case 'provision':
        case 'revoke':
          return `${effect.do} ${effect.step}`;
        case 'openTask':
          return `openTask ${effect.title}: ${effect.owners.join(', ')}`;
        case 'closeTask':
        case 'remindTask':
          return `${effect.do} ${effect.task.split('/').at(-1)}`;
        case 'tell':
          return `tell ${effect.kind} ${JSON.stringify(effect.message)}`;
        default:
          return [];
      }
    });
  }
}

export function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return outcome.value;
}

export const complete = (step: string, by: string, more: object = {}): OnboardingMessage => ({ type: 'complete', step, by, ...more });
