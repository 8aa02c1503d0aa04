import { itemsToDrive, type Store } from '@tierwright/store';
import type { DrivenKind, DriverInput, Page, PageActivities } from '@tierwright/workflows';
import type { Beat } from './review-page.ts';

/** How drivers are reached. */
export interface Drivers {
  /** Signals the driver of an item, starting it where it does not run. */
  readonly tell: (input: DriverInput, revision: number) => Promise<void>;
  /** Starts the driver of an item where none runs. */
  readonly start: (input: DriverInput) => Promise<void>;
}

const MONTH = 30 * 86_400_000;
const TOGETHER = 10;

interface Cursor {
  readonly tenant: string;
  readonly kind: DrivenKind;
  readonly id: string;
}

const written = ({ tenant, kind, id }: Cursor): string => `${tenant}/${kind}/${id}`;

function read(after: string | null): Cursor | undefined {
  const [tenant, kind, ...id] = after?.split('/') ?? [];
  return tenant && kind ? { tenant, kind: kind as DrivenKind, id: id.join('/') } : undefined;
}

/** Sees to it that each of a page of items that are due within a month has its driver, tenant after tenant. */
export async function sweepPage(
  store: Store,
  { tell, start }: Drivers,
  { at, after, limit }: Parameters<PageActivities['sweepPage']>[0],
  beat: Beat,
): Promise<Page> {
  const before = at + MONTH;
  const from = read(typeof beat.details === 'string' ? beat.details : after);
  let done = 0;
  for (const tenant of await store.walk({ of: 'due', before })) {
    if (from && tenant < from.tenant) continue;
    let last = from?.tenant === tenant ? from : undefined;
    for (;;) {
      const items = await store.read(tenant, (tx) => itemsToDrive(tx, { before, ...(last && { after: last }), limit: TOGETHER * 5 }));
      for (let first = 0; first < items.length; first += TOGETHER) {
        beat.signal.throwIfAborted();
        const some = items.slice(first, first + TOGETHER);
        await Promise.all(
          some.map(({ kind, id, program_hash, revision, due_at, has_effects }) => {
            const input: DriverInput = { v: 1, tenant, kind, id, programHash: program_hash };
            // What is late or not done may have a driver that does not know it; the others wait rightly, where there is one.
            return has_effects || (due_at ?? Number.POSITIVE_INFINITY) <= at ? tell(input, revision) : start(input);
          }),
        );
        done += some.length;
        const end = some.at(-1);
        if (end) last = { tenant, kind: end.kind, id: end.id };
        if (last) beat.heartbeat(written(last));
      }
      if (items.length < TOGETHER * 5) break;
      if (last && done >= limit) return { next: written(last), done, failed: 0 };
    }
  }
  return { next: null, done, failed: 0 };
}
