import { type Problem, toMinor } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { DealWork } from './deal-work.ts';
import { endDeal } from './end-deal.ts';
import type { ToldOrder } from './messages.ts';
import { recordWon } from './records.ts';

const tooLate = (message: string, pointer: string, expected: string, value?: string): Problem =>
  refusal('OPS207', message, { pointer, expected, ...(value === undefined ? {} : { value }) });

/** An order of the protection that is told after it: its day, and by when. */
function whyNotCovered({ item, calendar, run }: DealWork, order: ToldOrder | undefined): Problem | undefined {
  const { protection, ordersUntil } = item;
  if (!protection || protection.until === null || ordersUntil === null) {
    return tooLate('It was never protected.', '/outcome', 'a registration whose protection has ended');
  }
  if (run.now >= ordersUntil) {
    return tooLate('The order is told too late.', '', `before ${calendar.textOf(ordersUntil)}`);
  }
  const first = calendar.dayOf(protection.from);
  const last = calendar.dayOf(protection.until - 1);
  if (order !== undefined && order.on >= first && order.on <= last) return undefined;
  return tooLate('The order is not of the time of protection.', '/order/on', `a day from ${first} to ${last}`, order?.on);
}

/** Won or lost; one that was refused or has expired is won by an order of its protection. */
export function close(work: DealWork, outcome: 'won' | 'lost', order: ToldOrder | undefined): Problem | undefined {
  const { item, run, calendar, program } = work;
  const today = calendar.dayOf(run.now);
  if (order && order.on > today) {
    return refusal('OPS105', 'The order lies in the future.', { pointer: '/order/on', value: order.on, expected: `a day up to ${today}` });
  }
  if (order?.amount !== undefined && toMinor(order.amount, program.program.currency) === undefined) {
    const expected = `an amount in ${program.program.currency}, with no more decimals than it has`;
    return refusal('OPS105', 'The amount of the order is none.', { pointer: '/order/amount', value: order.amount, expected });
  }
  if (item.state !== 'approved') {
    if (outcome === 'lost') {
      return refusal('OPS102', `The deal is ${item.state}.`, { pointer: '/outcome', value: outcome, expected: 'won, with an order' });
    }
    const why = whyNotCovered(work, order);
    if (why) return why;
  }
  if (outcome === 'won') recordWon(work, order);
  endDeal(work, outcome, item.state === 'approved' ? 'close' : 'order', item.reasons);
  return undefined;
}
