import type { Instant } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import type { Ref, Stage, Story } from '../stage.ts';
import { DAY, dayOf, daysLater, hoursLater } from '../work-time.ts';
import { answerChains } from './answer-chains.ts';
import type { Customer } from './customers.ts';

/** What comes of a deal where time is left for it. */
export type DealEnd =
  | 'won'
  | 'lost'
  | 'worked on'
  | 'extended'
  | 'forgotten'
  | 'rejected'
  | 'returned'
  | 'unanswered'
  | 'withdrawn'
  | 'draft'
  | 'recalled'
  | 'changed';

export interface DealPlan {
  readonly partner: string;
  readonly customer: Customer;
  readonly product: string;
  readonly amount: number;
  readonly begins: Instant;
  readonly end: DealEnd;
  readonly distributor?: string;
  /** Working hours until people answer. */
  readonly pace: number;
}

const NEEDS = [
  'A new data centre',
  'Backup of three sites',
  'Move of the shop to the cloud',
  'Protection of 400 notebooks',
  'One view of all stock',
];

function answersOf({ customer, product, amount, begins, distributor, pace }: DealPlan): Readonly<Record<string, Json>> {
  return {
    customer: { ...customer },
    products: [product],
    amount,
    closeOn: dayOf(begins, 75),
    need: `${NEEDS[pace % NEEDS.length]}; the head of IT decides.`,
    tender: false,
    ...(distributor === undefined ? {} : { distributor }),
  };
}

/** Registers a deal, and what people do with it afterwards. */
export async function* dealStory(stage: Stage, plan: DealPlan): Story {
  const { partner, end, begins, pace } = plan;
  const user = stage.userOf(partner);
  yield begins;
  const deal = await stage.begin(user, 'deal', { answers: answersOf(plan), submit: end !== 'draft' });
  if (!deal || end === 'draft' || end === 'unanswered') return;
  if (end === 'withdrawn' || end === 'recalled') {
    yield hoursLater(stage.now, 3);
    await stage.say(user, deal, { type: end === 'withdrawn' ? 'withdraw' : 'recall' });
    return;
  }
  if (end === 'rejected' || end === 'returned') {
    yield* answerChains(stage, deal, { outcome: end === 'rejected' ? 'reject' : 'return', after: pace });
    return;
  }
  yield* answerChains(stage, deal, { outcome: 'approve', after: pace });
  const approved = await stage.look(deal);
  if (approved.state !== 'approved') return;
  yield hoursLater(stage.now, 2 + pace);
  const [desk] = stage.whoIs('dealDesk', approved);
  if (desk !== undefined) await stage.say(desk, deal, { type: 'taskDone', task: 'quote' });
  if (end !== 'forgotten') yield* workOn(stage, user, deal, plan);
}

async function* workOn(stage: Stage, user: string, deal: Ref, { end, amount, pace }: DealPlan): Story {
  const report = (note: string) => stage.say(user, deal, { type: 'report', note });
  yield daysLater(stage.now, 12 + pace);
  await report('First workshop held; the customer asks for a quote.');
  if (end === 'changed') {
    await stage.say(user, deal, { type: 'change', answers: { amount: Math.round(amount * 1.4) } });
    yield* answerChains(stage, deal, { outcome: 'approve', after: pace });
    return;
  }
  yield daysLater(stage.now, 18);
  await report('The quote is with their purchasing department.');
  if (end === 'won' || end === 'lost') {
    yield daysLater(stage.now, 9);
    const order = end === 'won' ? { order: { on: dayOf(stage.now - DAY), amount } } : {};
    await stage.say(user, deal, { type: 'close', outcome: end, ...order });
    return;
  }
  yield daysLater(stage.now, 16);
  await report('They want to see a reference.');
  if (end !== 'extended') return;
  await stage.say(user, deal, { type: 'requestExtension' });
  yield* answerChains(stage, deal, { outcome: 'approve', after: pace });
}
