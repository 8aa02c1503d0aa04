import type { Json } from '@tierwright/program';
import type { DealWork } from './deal-work.ts';
import type { ToldOrder } from './messages.ts';

type Values = Readonly<Record<string, Json | undefined>>;

/** Appends a record with those fields of its kind that are known; none where the program has no such kind, or needs more. */
function append({ run, item, program }: DealWork, kind: string, id: string, values: Values): void {
  const declared = program.program.records?.[kind];
  if (!declared) return;
  const record: Record<string, Json> = { id };
  for (const [name, field] of Object.entries(declared.fields ?? {})) {
    const value = values[name];
    if (value !== undefined && value !== null) record[name] = value;
    else if (!('optional' in field) || field.optional !== true) return;
  }
  run.act({ do: 'record', kind, partner: item.partner, record });
}

/** A deal that is approved again is another record. */
const recordId = ({ item }: DealWork): string => (item.resubmissions === 0 ? item.id : `${item.id}/${item.resubmissions}`);

function valuesOf({ item, calendar, run }: DealWork): Values {
  const { terms, protection, answers, submittedAt } = item;
  return {
    ...answers,
    submittedOn: submittedAt === null ? null : calendar.dayOf(submittedAt),
    approvedOn: calendar.dayOf(run.at),
    protectedUntil: protection?.until ? calendar.dayOf(protection.until) : null,
    place: terms?.place,
    percent: terms?.percent,
    registered: terms?.registered,
    band: terms?.band,
    model: terms?.model,
  };
}

/** A registration, for facts that count those that were approved. */
export const recordApproval = (work: DealWork): void => append(work, 'registration', recordId(work), valuesOf(work));

/** A deal that was won, on the day of its order. */
export function recordWon(work: DealWork, order: ToldOrder | undefined): void {
  const { run, calendar } = work;
  const on = order?.on ?? calendar.dayOf(run.at);
  append(work, 'deal', recordId(work), { ...valuesOf(work), wonOn: on, ...(order?.amount === undefined ? {} : { amount: order.amount }) });
}
