import type { DecisionOutcome } from '@tierwright/lifecycle';
import type { Ref, SeenItem, Stage, Story } from '../stage.ts';
import { hoursLater } from '../work-time.ts';

const REASONS: Readonly<Record<DecisionOutcome, string>> = {
  approve: 'As discussed with the partner.',
  reject: 'The price leaves us no margin.',
  return: 'Please say who decides at the customer, and until when.',
};

export interface Answering {
  readonly outcome: DecisionOutcome;
  /** Working hours until somebody looks at it. */
  readonly after: number;
}

/** Everybody who is asked decides, one after the other, until nobody is asked any more. */
export async function* answerChains(stage: Stage, ref: Ref, { outcome, after }: Answering): Story {
  for (let rounds = 0; rounds < 4; rounds += 1) {
    yield hoursLater(stage.now, after);
    const item = await stage.look(ref);
    if (!(await decideOpenSteps(stage, ref, item, outcome))) return;
  }
}

/** Whether somebody decided something. */
async function decideOpenSteps(stage: Stage, ref: Ref, item: SeenItem, outcome: DecisionOutcome): Promise<boolean> {
  let isDecided = false;
  for (const { id: chain, state, steps } of item.chains ?? []) {
    if (state !== 'running') continue;
    for (const step of steps) {
      if (step.state !== 'open') continue;
      const logins = [...step.roles, ...step.escalated].flatMap((role) => stage.whoIs(role, item));
      for (const login of new Set(logins)) {
        const message = { type: 'decide', chain, step: step.id, outcome, reason: REASONS[outcome] };
        // Those who submitted it, or have decided, are refused: the next one is asked.
        if (await stage.say(login, ref, message)) isDecided = true;
      }
    }
  }
  return isDecided;
}
