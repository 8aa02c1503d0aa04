import type { FactOptions, PreparedPartner } from '@tierwright/facts';
import type { Json, Problem } from '@tierwright/program';
import { decideBenefits } from '../benefits/benefit-decisions.ts';
import type { ItemValues } from '../compile/frame.ts';
import { isDealGiven } from '../deal-registration/decide-deal.ts';
import { tierBenefit } from '../deal-registration/price.ts';
import { registrationOf } from '../deal-registration/registration.ts';
import type { TrackDecision } from '../decision/decision.ts';
import { decideTracks } from '../tracks/decide-tracks.ts';
import { partnerFacts } from '../tracks/partner-facts.ts';
import { frameOn, type Subject } from '../tracks/subject.ts';
import { headlineTier, type TrackResult, trackDecisions } from '../tracks/track-result.ts';
import { lineFactsOf } from './deal-lines.ts';
import { ItemReading } from './item-reading.ts';
import type { PartnerBasis } from './partner-basis.ts';

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function basisOf(subject: Subject, prepared: PreparedPartner, results: readonly TrackResult[], options: FactOptions): PartnerBasis {
  const { compiled, asOf } = subject;
  const { program } = compiled;
  const [first] = results;
  const frame = frameOn(subject, asOf, { track: first?.track.id ?? '', field: undefined, group: undefined });
  frame.own = { ...partnerFacts(frame, results) };
  const benefit = program.dealRegistration?.pricing?.stack?.benefit;
  return {
    scope: compiled,
    registration: registrationOf(compiled),
    parametersAsOf: subject.parametersAsOf,
    tier: first?.track.tiers[headlineTier(first)]?.id ?? null,
    frame,
    isDealGiven: isDealGiven(subject),
    lines: subject.dealLines,
    readLines: (lines) => {
      const facts = lineFactsOf(compiled);
      const withLines = facts.withLines(prepared, lines);
      if (!withLines.ok) throw new Error(`the lines of a deal were not checked: ${withLines.problems[0]?.message}`);
      return facts.read(withLines.value, asOf, options);
    },
    tierBenefit: once(() => (benefit === undefined ? 0 : tierBenefit(benefit, decideBenefits(subject, results), program))),
  };
}

/** One partner on one day under one program: decided once, asked many times (ENG-L). Made by `readPartner`. */
export class PartnerReading {
  readonly partner: string;
  /** The day of the facts. */
  readonly asOf: string;
  /** The day of the parameters, where an item names no day of its own (`deal.submittedOn`). */
  readonly parametersAsOf: string;
  /** The hash of the document. */
  readonly hash: string;
  readonly #subject: Subject;
  readonly #prepared: PreparedPartner;
  readonly #options: FactOptions;
  #results: readonly TrackResult[] | undefined;
  #tracks: readonly TrackDecision[] | undefined;
  #basis: PartnerBasis | undefined;

  constructor(subject: Subject, prepared: PreparedPartner, asKnownOn: string | undefined) {
    this.partner = subject.partner;
    this.asOf = subject.asOf;
    this.parametersAsOf = subject.parametersAsOf;
    this.hash = subject.compiled.hash;
    this.#subject = subject;
    this.#prepared = prepared;
    this.#options = { parametersAsOf: subject.parametersAsOf, ...(asKnownOn === undefined ? {} : { asKnownOn }) };
  }

  #decided(): readonly TrackResult[] {
    this.#results ??= decideTracks(this.#subject);
    return this.#results;
  }

  /** The tracks that are decided, as `decide` gives them; none where the partner is in no track. */
  get tracks(): readonly TrackDecision[] {
    this.#tracks ??= this.#decided().flatMap(trackDecisions);
    return this.#tracks;
  }

  /**
   * The reading of an item: its values (money in minor units, dates as `YYYY-MM-DD`, null is given as unknown) and, for a
   * deal, its lines as they stand in the form. Lines must have been checked (`linesProblems`).
   */
  about(own: ItemValues, lines?: readonly Json[]): ItemReading {
    this.#basis ??= basisOf(this.#subject, this.#prepared, this.#decided(), this.#options);
    return new ItemReading(this.#basis, [own], lines && this.#basis.readLines(lines));
  }

  /** What is wrong with the lines of a deal (PDL4xx): `about` takes only lines that are right. */
  linesProblems(lines: readonly Json[]): readonly Problem[] {
    return lineFactsOf(this.#subject.compiled).withLines(this.#prepared, lines).problems;
  }
}
