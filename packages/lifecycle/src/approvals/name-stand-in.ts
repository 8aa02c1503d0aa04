import type { Outcome, Problem } from '@tierwright/program';
import type { Person } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import type { RefusalCode } from '../machine/refusal-codes.ts';
import { whyBarred } from './barred.ts';
import type { ChainHost, ChainRun, StepRun } from './chain-run.ts';
import { personOf, roleTitles } from './decider.ts';
import { chainDefinition } from './definition.ts';
import { hasDecided, mayStandIn, ownRoles } from './mandate.ts';
import type { DelegateMessage } from './messages.ts';
import { roleTitle } from './role-title.ts';
import { openTask } from './step-events.ts';

/**
 * A holder names a stand-in until an instant (A4). Refused, with nothing changed: a run that is over (OPS102), unknown people
 * (OPS104), an instant that is past (OPS105), somebody who holds no step (OPS108), who may not decide (OPS301) or did (OPS302),
 * or a stand-in of whom the same is true or who has none of the chain's roles for it (OPS303).
 */
export function nameStandIn(host: ChainHost, chain: ChainRun, message: DelegateMessage): Outcome<ChainRun> {
  const { by, to, until } = message;
  if (chain.state !== 'running') {
    return refuse('OPS102', `The run is ${chain.state}.`, '/chain', message.chain, 'a chain that is running');
  }
  if (!Number.isSafeInteger(until) || until <= host.run.now) {
    return refuse('OPS105', 'The stand-in has no time.', '/until', until, 'an instant to come, in milliseconds');
  }
  const holder = personOf(host, by, '/by');
  if (!holder.ok) return holder;
  const standIn = personOf(host, to, '/to');
  if (!standIn.ok) return standIn;
  const wrong = wrongHolder(host, chain, holder.value) ?? wrongStandIn(host, chain, holder.value, standIn.value);
  if (wrong) return { ok: false, problems: [wrong] };
  const standIns = [...chain.standIns.filter((other) => other.holder !== by), { holder: by, person: to, until }];
  const named = { ...chain, standIns };
  for (const step of chain.steps) {
    if (step.state === 'open' && ownRoles(host, step, holder.value).length > 0) openTask(host, named, step);
  }
  return { ok: true, value: named, problems: [] };
}

const stillAsked = ({ state }: StepRun): boolean => state === 'waiting' || state === 'open';

function wrongHolder(host: ChainHost, chain: ChainRun, holder: Person): Problem | undefined {
  const asked = chain.steps.filter(stillAsked);
  const held = asked.filter((step) => ownRoles(host, step, holder).length > 0);
  if (held.length === 0) {
    return refusal('OPS108', 'The steps are held by others.', {
      pointer: '/by',
      value: holder.id,
      expected: `one of ${roleTitles(host, asked)}`,
    });
  }
  return wrongDecider(host, chain, held, holder, '/by');
}

function wrongStandIn(host: ChainHost, chain: ChainRun, holder: Person, standIn: Person): Problem | undefined {
  if (standIn.id === holder.id || !mayStandIn(host, chain, standIn)) {
    const roles = (chainDefinition(host.program, chain.chain).delegate ?? []).map((role) => roleTitle(host.program, role));
    const expected = roles.length > 0 ? `another person: one of ${roles.join(', ')}` : 'nobody: the chain has no stand-ins';
    return refusal('OPS303', 'That person may not stand in.', { pointer: '/to', value: standIn.id, expected });
  }
  return wrongDecider(host, chain, chain.steps.filter(stillAsked), standIn, '/to');
}

/** A2 binds both: whoever could decide in none of the steps, or did decide. */
function wrongDecider(host: ChainHost, chain: ChainRun, steps: readonly StepRun[], person: Person, pointer: string): Problem | undefined {
  const [why, ...others] = steps.map((step) => whyBarred(host, step, person));
  if (why !== undefined && others.every((other) => other !== undefined)) {
    return refusal('OPS301', why, { pointer, value: person.id, expected: 'somebody without a part in it' });
  }
  if (!hasDecided(chain, person.id)) return undefined;
  return refusal('OPS302', 'Each person decides once.', {
    pointer,
    value: person.id,
    expected: 'somebody who has not decided in this chain',
  });
}

function refuse(code: RefusalCode, message: string, pointer: string, value: unknown, expected: string): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [refusal(code, message, { pointer, value, expected })] };
}
