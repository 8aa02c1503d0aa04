import { formatInstant } from '@tierwright/lifecycle';
import { ratesOf } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { READ_RATES_RIGHTS } from './rate-rights.ts';
import type { RatesShown } from './rate-shapes.ts';

/** There are not so many currencies. */
const MOST = 1000;

/** What a unit of each currency is in one on a day; without a day now, by UTC. */
export const ratesFor = (
  service: Service,
  caller: Caller,
  { into, on = formatInstant(service.clock()).slice(0, 10) }: { readonly into: string; readonly on?: string },
): Promise<Answer<RatesShown>> =>
  reading(service, READ_RATES_RIGHTS, caller, async (tx) => {
    const found = (await ratesOf(tx, into, on)).slice(0, MOST);
    const rates = found.map(({ currency, rate, on: of, source, recordedAt }) => ({
      ...{ currency, rate, on: of, source },
      recordedAt: formatInstant(recordedAt),
    }));
    return { ok: true, status: 200, body: { on, rates } };
  });
