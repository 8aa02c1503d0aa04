import type { Run } from '../machine/run.ts';
import type { Desk } from './desk.ts';
import { enterState } from './end-request.ts';
import { enterLedger, split } from './enter-ledger.ts';
import type { FundRequest } from './fund-request.ts';
import { payRules } from './fund-rules.ts';

const taskOf = ({ id }: FundRequest): string => `fund/${id}/pay`;

/** F2: what was proven is to be paid, out of the oldest money; the rest is released at once. */
export function owe(run: Run<FundRequest>, desk: Desk): void {
  const { item } = run;
  const { id, partner, paid } = item;
  const { currency, fund, calendar } = desk;
  const { as, sla } = payRules(fund);
  const { first, rest } = split(item.reservations, paid ?? 0);
  enterLedger(run, 'released', rest, currency);
  item.reservations = first;
  const due = calendar.endOf(sla, run.now);
  enterState(run, 'payable', 'approve');
  run.act({ do: 'pay', partner, minor: paid ?? 0, currency, as, request: id, due });
  run.set('pay', due);
}

const MORNING = 'pay:morning';

/** The money did not go out in time: somebody looks after it, and is reminded each business morning. */
export function chasePayment(run: Run<FundRequest>, { fund, calendar }: Desk, timer: string): void {
  const { item } = run;
  const task = taskOf(item);
  if (timer === MORNING) run.act({ do: 'remindTask', task, owners: ['accountManager'], due: null });
  else {
    const title = `Payment overdue: ${fund.title}`;
    run.act({ do: 'openTask', task, title, owners: ['accountManager'], due: null, about: `fund/${item.id}` });
  }
  run.set(MORNING, calendar.nextBusinessMorning(run.now));
}

/** The money went out. */
export function settlePayment(run: Run<FundRequest>, { currency }: Desk): void {
  const { item } = run;
  enterLedger(run, 'paid', item.reservations, currency);
  item.reservations = [];
  if (run.timer(MORNING)) run.act({ do: 'closeTask', task: taskOf(item), outcome: 'paid' });
  enterState(run, 'paid', 'paid');
}
