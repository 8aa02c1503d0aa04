import type { FactValue, Status } from '@tierwright/facts';
import type { Check, Num } from '@tierwright/program';
import { enter, type Frame, readGiven } from '../compile/frame.ts';
import type { TierContext } from '../compile/scope.ts';
import type { DealBands } from './bands.ts';
import { priceOf } from './price.ts';
import { protectedUntil } from './protection.ts';
import type { Registration } from './registration.ts';
import { decidingRule, type RuleFound } from './rules.ts';

/** Who may register where a document does not say: a partner that is active. */
function isActive(frame: Frame): Status {
  const status = readGiven(frame, 'partner.status');
  return status === null ? 'unknown' : status === 'active' ? 'met' : 'missed';
}

/**
 * The deal rules asked one by one (ENG-R), of one deal as it stands: `deal.place` is read as given. Who composes them
 * decides a deal; `decide` does so too.
 */
export class DealParts {
  readonly #registration: Registration;
  readonly #context: TierContext;
  readonly #frame: Frame;
  readonly #tierBenefit: () => number | null;

  /** The frame holds the deal's values (`enterDeal`) and has entered the context. */
  constructor(registration: Registration, context: TierContext, frame: Frame, tierBenefit: () => number | null) {
    this.#registration = registration;
    this.#context = context;
    this.#frame = frame;
    this.#tierBenefit = tierBenefit;
  }

  /** ENG-R1: whether the partner may register; by default if it is active. */
  eligible(): Status {
    const { eligible } = this.#registration.written;
    return eligible ? this.#context.condition(eligible).status(this.#frame) : isActive(this.#frame);
  }

  /** ENG-R7: the deal's only band, and the bands of its lines; null where one is not known. */
  bands(): DealBands {
    const { own } = this.#frame;
    return { band: own['deal.band'] as string | null, bands: own['deal.bands'] as readonly string[] | null };
  }

  /** ENG-R2: whether `unless` clears a hit of the check. One that is unknown keeps it. */
  unless(check: Check): boolean {
    return check.unless !== undefined && this.#context.condition(check.unless).holds(this.#frame);
  }

  /** ENG-R5: what the rules say, whatever the checks found. */
  rule(): RuleFound {
    return decidingRule(this.#registration.written.rules, this.#context, this.#frame);
  }

  /** ENG-R8: what registering earns in percent, before place and tier benefit; null without pricing, or where it is not known. */
  registered(): number | null {
    const { pricing } = this.#registration.written;
    const value = pricing ? this.#num(pricing.percent) : null;
    return typeof value === 'number' ? value : null;
  }

  /** ENG-R8: the percentage all in all on a place (1 is the first); null without pricing, or where a part or the place is not known. */
  percent(place: number | null): number | null {
    const { written, places } = this.#registration;
    const { pricing } = written;
    if (!pricing || place === null) return null;
    const { stack } = pricing;
    const parts = place === readGiven(this.#frame, 'deal.place') ? this : this.at(place);
    return priceOf({
      stack,
      registered: parts.registered(),
      max: stack?.max === undefined ? undefined : parts.#num(stack.max),
      share: places[place - 1],
      tier: this.#tierBenefit,
    });
  }

  /** ENG-R9: the first day without protection, if it begins with the day of the facts; null where clocks are needed or the term is not known. */
  protectedUntil(): string | null {
    return protectedUntil(this.#registration.written, this.#context, this.#frame);
  }

  #num(num: Num): FactValue {
    return typeof num === 'number' ? num : this.#context.num(num)(this.#frame);
  }

  /** The same deal on a place. */
  at(place: number): DealParts {
    const frame: Frame = { ...this.#frame, own: { ...this.#frame.own, 'deal.place': place } };
    enter(frame);
    return new DealParts(this.#registration, this.#context, frame, this.#tierBenefit);
  }
}
