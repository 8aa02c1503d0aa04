import { type ChainRun, formatInstant, type Instant } from '@tierwright/lifecycle';
import { type Static, Type } from 'typebox';
import { closed, flag, id, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';
import { stepTitle } from './chain-timer-words.ts';
import { holdersShown } from './holders.ts';
import { personShown } from './person-shown.ts';
import type { Shown } from './shown.ts';
import { holderShape, personShape } from './status-shapes.ts';

const decisionShape = closed({
  by: personShape,
  for: Type.Optional(personShape),
  as: listOf(id('Role.'), 20),
  outcome: word(['approve', 'reject', 'return']),
  reason: Type.Optional(text('Why.')),
  at: instant('When.'),
});

const stepShape = closed({
  id: id('The step.'),
  title: text('Its title.', 400),
  state: text('Its state.', 40),
  since: instant('Since when.'),
  due: orNull(instant('When its time is over.')),
  isOverdue: flag('Its time is over.'),
  hasNoApprover: flag('Nobody is left who may decide.'),
  holders: listOf(holderShape, 50, 'Who decides.'),
  decisions: listOf(decisionShape, 100),
});

/** A chain of approvals, for the vendor's people. */
export const chainShape = closed({
  id: id('The run.'),
  chain: id('The chain of the document.'),
  title: text('Its title.', 400),
  purpose: text('What it decides.', 40),
  about: text('The check, the rule, the step.', 200),
  state: text('Its state.', 40),
  since: instant('Since when.'),
  steps: listOf(stepShape, 100),
  standIns: listOf(closed({ holder: personShape, person: personShape, until: instant('Until when.') }), 100),
  reason: Type.Optional(text('Why it was rejected or returned.')),
});
export type ChainShown = Static<typeof chainShape>;

const orNullText = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

export function chainShown(shown: Shown, chain: ChainRun): ChainShown {
  return {
    id: chain.id,
    chain: chain.chain,
    title: shown.program.chain(chain.chain)?.title ?? chain.chain,
    purpose: chain.purpose,
    about: chain.about,
    state: chain.state,
    since: formatInstant(chain.since),
    steps: chain.steps.map((step) => ({
      id: step.id,
      title: stepTitle(shown, chain.chain, step.id),
      state: step.state,
      since: formatInstant(step.since),
      due: orNullText(step.due),
      isOverdue: step.isOverdue,
      hasNoApprover: step.hasNoApprover,
      holders: holdersShown(shown, [...step.roles, ...step.escalated]),
      decisions: step.decisions.map((decision) => ({
        by: personShown(shown, decision.by),
        ...(decision.for === undefined ? {} : { for: personShown(shown, decision.for) }),
        as: [...decision.as],
        outcome: decision.outcome,
        ...(decision.reason === undefined ? {} : { reason: decision.reason }),
        at: formatInstant(decision.at),
      })),
    })),
    standIns: chain.standIns.map(({ holder, person, until }) => ({
      holder: personShown(shown, holder),
      person: personShown(shown, person),
      until: formatInstant(until),
    })),
    ...(chain.reason === undefined ? {} : { reason: chain.reason }),
  };
}
