import { programShelf, type Service, type SystemCaller } from '@tierwright/commands';
import type { Instant } from '@tierwright/lifecycle';
import type { Store } from '@tierwright/store';
import type { Company } from './company.ts';
import { type Draw, drawFrom } from './draw.ts';
import { type Driver, driverOver, type MovingClock } from './drive.ts';

/** What the sample is made in: a store, and a clock that begins months ago. */
export interface SampleWorld {
  readonly service: Service;
  readonly tenant: string;
  readonly system: SystemCaller;
  readonly clock: MovingClock;
  readonly driver: Driver;
  readonly draw: Draw;
  /** First instant of the sample, and its last: now. */
  readonly start: Instant;
  readonly end: Instant;
  readonly company: Company;
  /** Told what is being done; throws where the process is to stop. */
  readonly progress: (text: string) => void;
}

const hex = (draw: Draw, digits: number): string => Array.from({ length: digits }, () => draw.whole(0, 15).toString(16)).join('');

/** Ids from the seed, as random ones look (RFC 9562, version 4): the same seed makes the same sample. */
const idsFrom = (draw: Draw) => (): string =>
  `${hex(draw, 8)}-${hex(draw, 4)}-4${hex(draw, 3)}-${draw.of(['8', '9', 'a', 'b'])}${hex(draw, 3)}-${hex(draw, 12)}`;

/** A service whose clock is moved by hand and whose ids come from a seed. */
export function seededService(store: Store, clock: MovingClock, seed: number): Service {
  return { store, programs: programShelf(), clock: () => clock.now, newId: idsFrom(drawFrom(seed)) };
}

export const worldOf = (
  service: Service,
  {
    tenant,
    clock,
    seed,
    ...given
  }: Pick<SampleWorld, 'tenant' | 'clock' | 'start' | 'end' | 'company' | 'progress'> & { readonly seed: number },
): SampleWorld => ({
  ...given,
  ...{ service, tenant, clock, draw: drawFrom(seed) },
  driver: driverOver(service, tenant, clock),
  system: { kind: 'system', tenant, name: 'sampleData' },
});
