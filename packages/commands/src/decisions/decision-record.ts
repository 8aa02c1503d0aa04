import { createHash } from 'node:crypto';
import type { DecideOptions, Decision } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { canonicalize } from '@tierwright/program';
import type { NewDecision } from '@tierwright/store';

/** What a decision about a partner was made of; with the version's hash it is made again. */
export interface DecisionFacts {
  readonly partner: PartnerData;
  readonly options: Pick<DecideOptions, 'asOf' | 'parametersAsOf' | 'asKnownOn' | 'extra'>;
}

/** SHA-256 of a text, in lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Version of the time-zone data of this process. */
export const ZONE_DATA: string = process.versions.tz ?? 'unknown';

interface Decided {
  readonly id: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly facts: DecisionFacts;
  /** With its trace. */
  readonly decision: Decision;
  readonly at: number;
  readonly keepTrace: boolean;
}

/** A decision as it is kept: itself, its trace by hash (or whole), what it was made of by hash. Texts are canonical JSON. */
export function decisionRecord({ id, subject, facts, decision, at, keepTrace }: Decided): NewDecision {
  const { trace, ...outcome } = decision;
  const made = canonicalize(facts);
  const traced = canonicalize(trace ?? null);
  return {
    id,
    subject_kind: subject.kind,
    subject: subject.id,
    program_hash: decision.hash,
    facts_hash: sha256(made),
    facts: made,
    engine_version: decision.engineVersion,
    zone_data: ZONE_DATA,
    as_of: decision.asOf,
    decided_at: at,
    outcome: canonicalize(outcome),
    trace_hash: sha256(traced),
    trace: keepTrace ? traced : null,
  };
}
