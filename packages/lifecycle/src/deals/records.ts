import type { Json } from '@tierwright/program';
import type { DealWork } from './deal-work.ts';
import type { ToldOrder } from './messages.ts';

/** What is known of a deal by the names that fields of records have. */
type Known = (name: string) => Json | undefined;

/** Appends a record with those fields of its kind that are known; none where the program has no such kind, or needs more. */
function append({ run, item, program }: DealWork, kind: string, id: string, known: Known): void {
  const declared = program.program.records?.[kind];
  if (!declared) return;
  const record: Record<string, Json> = { id };
  for (const [name, field] of Object.entries(declared.fields ?? {})) {
    const value = known(name);
    if (value !== undefined && value !== null) record[name] = value;
    else if (!('optional' in field) || field.optional !== true) return;
  }
  run.act({ do: 'record', kind, partner: item.partner, record });
}

/** A deal that is approved again is another record. */
const recordId = ({ item }: DealWork): string => (item.resubmissions === 0 ? item.id : `${item.id}/${item.resubmissions}`);

const knownOf =
  ({ item, calendar, run }: DealWork): Known =>
  (name) => {
    const { terms, protection, answers, submittedAt } = item;
    switch (name) {
      case 'submittedOn':
        return submittedAt === null ? null : calendar.dayOf(submittedAt);
      case 'approvedOn':
        return calendar.dayOf(run.at);
      case 'protectedUntil':
        return protection?.until ? calendar.dayOf(protection.until) : null;
      case 'place':
      case 'percent':
      case 'registered':
      case 'band':
      case 'model':
        return terms?.[name];
      default:
        return answers[name];
    }
  };

/** A registration, for facts that count those that were approved. */
export const recordApproval = (work: DealWork): void => append(work, 'registration', recordId(work), knownOf(work));

/** A deal that was won, on the day of its order. */
export function recordWon(work: DealWork, order: ToldOrder | undefined): void {
  const { run, calendar, item } = work;
  const known = knownOf(work);
  append(work, 'deal', recordId(work), (name) => {
    if (name === 'wonOn') return order?.on ?? calendar.dayOf(run.at);
    if (name === 'approvedOn') return item.approvedAt === null ? null : calendar.dayOf(item.approvedAt);
    return name === 'amount' ? (order?.amount ?? known(name)) : known(name);
  });
}
