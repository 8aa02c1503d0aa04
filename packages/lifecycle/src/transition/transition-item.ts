import type { Outcome, Problem, RunningAction } from '@tierwright/program';
import type { Deal } from '../deals/deal.ts';
import type { DealFacts } from '../deals/deal-facts.ts';
import type { FundFacts } from '../funds/fund-facts.ts';
import type { FundRequest } from '../funds/fund-request.ts';
import type { Lead } from '../leads/lead.ts';
import type { LeadFacts } from '../leads/lead-facts.ts';
import type { Step } from '../machine/advance.ts';
import type { Item } from '../machine/item.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import type { OnboardingItem } from '../onboarding/onboarding-item.ts';
import type { Instant } from '../time/instant.ts';
import { dealTransition } from './deal-transition.ts';
import { fundTransition } from './fund-transition.ts';
import type { KindTransition, Version } from './kind-transition.ts';
import { leadTransition } from './lead-transition.ts';
import { onboardingTransition } from './onboarding-transition.ts';

/** The kinds that run across a change of version, with what their steps look at. Members go with `moveMember`. */
interface Running {
  deal: { item: Deal; facts: DealFacts };
  onboarding: { item: OnboardingItem; facts: StepFacts };
  fund: { item: FundRequest; facts: FundFacts };
  lead: { item: Lead; facts: LeadFacts };
}
export type RunningKind = keyof Running;
export type RunningItem = Running[RunningKind]['item'];

/** How each kind goes on. */
export const TRANSITIONS: { readonly [K in RunningKind]: KindTransition<Running[K]['item'], Running[K]['facts']> } = {
  deal: dealTransition,
  onboarding: onboardingTransition,
  fund: fundTransition,
  lead: leadTransition,
};

/** What the version says of an item in its state; where it says nothing, drafts move and all others finish. */
export function runningAction({ program }: LifecycleProgram, { kind, state }: Pick<Item, 'kind' | 'state'>): RunningAction {
  return program.transition?.running?.[kind]?.[state] ?? (state === 'draft' ? 'move' : 'finish');
}

/** What a change of version did with an item, and the step that it took; without a step the item is the one that was given. */
export interface Transitioned<I extends Item> extends Step<I> {
  readonly action: RunningAction;
}

/**
 * X1: an item under the version that comes after its own. What is due happens first, under its own version; then it finishes
 * there, or goes on under the new one. Refused, with the item unchanged, where it runs under neither (OPS107), where what it
 * is in the middle of is gone (OPS701), or its answers do not fit the new form (OPS702).
 */
export function transitionItem<K extends RunningKind>(
  item: Running[K]['item'] & { readonly kind: K },
  from: Version<Running[K]['facts']>,
  to: Version<Running[K]['facts']>,
  now: Instant,
): Outcome<Transitioned<Running[K]['item']>> {
  if (item.program === to.program.hash) return taken<Running[K]['item']>('move', [unchanged(item)]);
  if (item.program !== from.program.hash) return refused([otherVersion(item, from, to)]);
  return goOn<Running[K]['item'], Running[K]['facts']>(TRANSITIONS[item.kind], item, from, to, now);
}

function goOn<I extends Item, F extends StepFacts>(
  kind: KindTransition<I, F>,
  item: I,
  from: Version<F>,
  to: Version<F>,
  now: Instant,
): Outcome<Transitioned<I>> {
  const [timer] = item.timers;
  const due: Outcome<Step<I>> = timer && timer.at <= now ? kind.due(item, now, from) : { ok: true, value: unchanged(item), problems: [] };
  if (!due.ok) return due;
  const action = runningAction(to.program, due.value.item);
  if (action === 'finish') return taken(action, [due.value]);
  const problems = kind.hindrances(due.value.item, action, from.program, to.program);
  if (problems.length > 0) return refused(problems);
  const stopped: Outcome<Step<I>> = (action === 'redecide' && kind.stopAsking?.(due.value.item, now, from)) || {
    ok: true,
    value: unchanged(due.value.item),
    problems: [],
  };
  if (!stopped.ok) return stopped;
  const entered = kind.enter(kind.carried(stopped.value.item, from.program, to.program), action, now, to);
  return entered.ok ? taken(action, [due.value, stopped.value, entered.value]) : entered;
}

const unchanged = <I extends Item>(item: I): Step<I> => ({ item, events: [], effects: [], moves: [] });

/** Steps one after the other, as one. */
function taken<I extends Item>(action: RunningAction, steps: readonly [Step<I>, ...Step<I>[]]): Outcome<Transitioned<I>> {
  const { item } = steps[steps.length - 1] ?? steps[0];
  const all = {
    events: steps.flatMap(({ events }) => events),
    effects: steps.flatMap(({ effects }) => effects),
    moves: steps.flatMap(({ moves }) => moves),
  };
  return { ok: true, value: { action, item, ...all }, problems: [] };
}

const refused = (problems: readonly Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems: [...problems] });

const otherVersion = ({ program }: Item, from: Version<StepFacts>, to: Version<StepFacts>): Problem =>
  refusal('OPS107', 'The item runs under another version of the program.', {
    value: program,
    expected: `${from.program.hash} or ${to.program.hash}`,
  });
