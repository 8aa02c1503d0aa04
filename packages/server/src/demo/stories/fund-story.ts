import type { Instant } from '@tierwright/lifecycle';
import type { Stage, Story } from '../stage.ts';
import { DAY, dayOf } from '../work-time.ts';
import { answerChains } from './answer-chains.ts';

export const FUND_ENDS = ['claimed', 'approved', 'pending', 'returned', 'draft'] as const;
type FundEnd = (typeof FUND_ENDS)[number];

export interface FundPlan {
  readonly partner: string;
  readonly fund: string;
  readonly activity: string;
  readonly amount: number;
  readonly begins: Instant;
  readonly end: FundEnd;
  readonly pace: number;
}

const AHEAD = 18;

/** A partner asks for money for an activity, holds it, and claims what it cost. */
export async function* fundStory(stage: Stage, { partner, fund, activity, amount, begins, end, pace }: FundPlan): Story {
  const user = stage.userOf(partner);
  yield begins;
  const costs = [
    { title: 'Hall and catering', amount },
    { title: 'Invitations', amount: Math.round(amount / 5) },
  ];
  const days = { startsOn: dayOf(begins, AHEAD), endsOn: dayOf(begins, AHEAD + 1) };
  const plan = { activity, ...days, costs, answers: { aim: 15 + pace, audience: 'Heads of IT of our region' } };
  const request = await stage.begin(user, 'fund', { fund, plan, submit: end !== 'draft' });
  if (!request || end === 'draft' || end === 'pending') return;
  yield* answerChains(stage, request, { outcome: end === 'returned' ? 'return' : 'approve', after: pace });
  if (end !== 'claimed') return;
  yield begins + (AHEAD + 5) * DAY;
  const proof = ['invoice', 'report'].map((kind) => ({ kind, file: `https://files.example/${partner.toLowerCase()}-${kind}.pdf` }));
  await stage.say(user, request, { type: 'claim', costs, proof });
  yield* answerChains(stage, request, { outcome: 'approve', after: pace });
}
