import type { Snapshot } from '@tierwright/simulation';
import { type IdRange, type PartnerPage, partnerPage } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { readingOf } from '../../decisions/asked-partners.ts';
import { shardsOfPages } from '../../simulation/shards-of-pages.ts';
import type { BaseSum } from './base-sum.ts';
import type { Simulated } from './simulated.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Partners that are read at once: a read keeps the embedded store from everybody else. */
const PAGE = 100;
/** Partners that are put into columns at once. */
const SHARD = 2000;
/** What was read is known when all of it was: a report is given its name in the end. */
const NOT_READ = '';

export interface ShardsAsked {
  readonly tenant: string;
  readonly simulated: Simulated;
  /** Which of the partners; all of them: `{ after: null, through: null }`. */
  readonly range: IdRange;
  readonly signal: AbortSignal;
}

/** How shards are cut, and what takes note of all that is read. */
export interface ShardsCut {
  /** Partners of a shard. */
  readonly size?: number;
  readonly sum?: BaseSum;
}

/** The partners of the store as shards, read page by page. */
export function baseShards(service: Service, asked: ShardsAsked, { size = SHARD, sum }: ShardsCut = {}): AsyncGenerator<Snapshot> {
  const { before, after, input } = asked.simulated;
  const made = { versions: [before, after], question: { ...input.days, base: NOT_READ }, shard: size, signal: asked.signal };
  return shardsOfPages(pages(service, asked, sum), made);
}

/** Each page in a read of its own: others have their turn between two of them. */
async function* pages(
  { store }: Service,
  { tenant, simulated: { input, before, after: candidate }, range: { after, through }, signal }: ShardsAsked,
  sum: BaseSum | undefined,
): AsyncGenerator<PartnerPage> {
  const asked = { ...readingOf([before, candidate], input.days), partners: input.partners, size: PAGE };
  for (let last = after; ; ) {
    // A read may be tried again: what was seen counts when it is done.
    const { page, seen } = await unlessAborted(signal, () =>
      store.read(tenant, async (tx) => {
        const texts: string[] = [];
        const told = sum ? { seen: (text: string) => texts.push(text) } : {};
        return { page: await partnerPage(tx, { ...asked, ...told, range: { after: last, through } }), seen: texts };
      }),
    );
    for (const text of seen) sum?.add(text);
    yield page;
    if (page.ids.length < PAGE) return;
    last = page.ids.at(-1) ?? null;
  }
}
