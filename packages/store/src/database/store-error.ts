import type { StoreCode } from './store-codes.ts';

/** Others hold what is needed and did not let go in time. Nothing was done; the same may be tried again. */
export class StoreBusy extends Error {
  readonly code: StoreCode = 'STO101';
  override readonly name = 'StoreBusy';
}

/** The database cannot be reached, or has no room. `outcome`: what became of what was asked. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code: StoreCode;
  /** `unknown`: lost while committing, so it was done or not; repeating it needs its idempotency key. */
  readonly outcome: 'notDone' | 'unknown';

  constructor(code: 'STO102' | 'STO103' | 'STO104' | 'STO112' | 'STO113', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.outcome = code === 'STO103' ? 'unknown' : 'notDone';
  }
}

/** The store does not open: one sentence for whoever starts it, who can change what it names. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
  readonly code: StoreCode;

  constructor(code: StoreCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
