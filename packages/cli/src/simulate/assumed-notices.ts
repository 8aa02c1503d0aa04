import type { PartnerData } from '@tierwright/facts';
import { LifecycleProgram } from '@tierwright/lifecycle';
import {
  type ImpactPart,
  impactOfRunning,
  type KeptWork,
  keptImpact,
  mergeImpact,
  type RunningImpact,
  readItems,
  together,
  type Versions,
  WorkFacts,
} from '@tierwright/simulation';

/** Letters of so many partners are put together at once. */
const MANY = 1_000;

interface Asked {
  readonly versions: Versions;
  /** The day on which the candidate comes. */
  readonly day: string;
  /** Lines of a file of items: people that it names are those who are written to. */
  readonly lines: readonly string[];
  /** Partners of which something is given: they are told with that. */
  readonly given: ReadonlySet<string>;
}

/** SIM-F15: what partners of a base without memberships would be told, while they are read. */
export class AssumedNotices {
  readonly #baseline: LifecycleProgram;
  readonly #coming;
  readonly #given: ReadonlySet<string>;
  readonly #work: KeptWork;
  #waiting: RunningImpact[] = [];
  #part: ImpactPart = impactOfRunning(together([]));

  constructor({ versions, day, lines, given }: Asked) {
    this.#baseline = new LifecycleProgram(versions.baseline);
    const candidate = new LifecycleProgram(versions.candidate);
    this.#coming = { candidate, versions: new Map([this.#baseline, candidate].map((version) => [version.hash, version])), day };
    this.#given = given;
    // What is wrong with a line is said when items are read.
    const read = readItems(lines, { versions: [this.#baseline, candidate], isPartner: () => true });
    this.#work = { items: [], people: read.ok ? read.value.people : null, opposing: {}, ledger: null };
  }

  add(partner: PartnerData): void {
    if (this.#given.has(partner.id)) return;
    const steps = keptImpact([partner.id], new WorkFacts(this.#work, () => partner), this.#coming, this.#baseline);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    this.#waiting.push(step.value);
    if (this.#waiting.length >= MANY) this.#putTogether();
  }

  /** As a part of the report that adds to those of the base. */
  get part(): ImpactPart {
    this.#putTogether();
    return this.#part;
  }

  #putTogether(): void {
    this.#part = mergeImpact([this.#part, impactOfRunning(together(this.#waiting))]);
    this.#waiting = [];
  }
}
