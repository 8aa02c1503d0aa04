import type { FactValue, Status } from '@tierwright/facts';
import { type Condition, type Num, type Term, type TermValue, toMinor } from '@tierwright/program';
import type { Frame, ItemValues } from '../compile/frame.ts';
import { reader } from '../compile/operand.ts';
import type { TierContext } from '../compile/scope.ts';
import { DealParts } from '../deal-registration/deal-parts.ts';
import { enterDeal, submittedOn } from '../deal-registration/deal-values.ts';
import type { DealLines } from './deal-lines.ts';
import { itemFrame } from './item-frame.ts';
import type { PartnerBasis } from './partner-basis.ts';

function isOfDeal(values: ItemValues): boolean {
  for (const id in values) if (id.startsWith('deal.')) return true;
  return false;
}

/** A partner's reading together with what only an item (a deal, a request, a lead, an onboarding) knows (ENG-L). */
export class ItemReading {
  readonly #basis: PartnerBasis;
  readonly #items: readonly ItemValues[];
  readonly #lines: DealLines | undefined;
  readonly #frame: Frame;
  readonly #context: TierContext;
  #deal: DealParts | undefined;

  constructor(basis: PartnerBasis, items: readonly ItemValues[], lines: DealLines | undefined) {
    const { scope, registration, tier } = basis;
    this.#basis = basis;
    this.#items = items;
    this.#lines = lines;
    const frame = itemFrame(scope, basis.frame, items, lines?.facts);
    this.#frame = frame;
    const isDeal = registration !== undefined && (lines !== undefined || basis.isDealGiven || items.some(isOfDeal));
    this.#context = isDeal
      ? enterDeal(frame, {
          registration,
          at: scope.at(submittedOn(frame) ?? basis.parametersAsOf),
          tier,
          lines: lines?.records ?? basis.lines,
        })
      : scope.at(basis.parametersAsOf).context('deal', tier);
  }

  /** A condition in the context of the tier held (and the deal's band, where it is in one). */
  status(condition: Condition): Status {
    return this.#context.condition(condition).status(this.#frame);
  }

  /** A fact, parameter, derived value, built-in or value of the item: money in minor units; null where it is unknown or not exact. */
  value(id: string): FactValue {
    return reader(this.#context.operand(id))(this.#frame);
  }

  /** A number as it is written, or the value that it names (money in minor units). */
  num(num: Num): FactValue {
    return typeof num === 'number' ? num : this.value(num.fact);
  }

  /** An amount of money in minor units: written in major units of the program's currency, or the value that it names. */
  money(num: Num): FactValue {
    return typeof num === 'number' ? (toMinor(num, this.#basis.scope.program.currency) ?? null) : this.value(num.fact);
  }

  /** A term as it is written, or the duration that it names; null where that is unknown. */
  term(term: TermValue): Term | null {
    if (typeof term === 'string' || 'business' in term) return term;
    const value = this.value(term.fact);
    return typeof value === 'string' ? value : null;
  }

  /** The same item with more values; they win over those it had. */
  with(own: ItemValues): ItemReading {
    return new ItemReading(this.#basis, [own, ...this.#items], this.#lines);
  }

  /** The deal rules. Only where the document has dealRegistration and the item is a deal. */
  get deal(): DealParts {
    const { registration } = this.#basis;
    if (!registration) throw new Error('the document has no dealRegistration');
    this.#deal ??= new DealParts(registration, this.#context, this.#frame, this.#basis.tierBenefit);
    return this.#deal;
  }
}
