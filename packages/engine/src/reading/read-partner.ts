import type { PartnerData, PreparedPartner } from '@tierwright/facts';
import type { Outcome } from '@tierwright/program';
import type { CompiledProgram } from '../compile/program.ts';
import { checkDays } from '../decide/check-days.ts';
import { type DecideOptions, subjectOf } from '../decide/decide.ts';
import { PartnerReading } from './partner-reading.ts';

/** Dates are `YYYY-MM-DD`; all as in `decide`. */
export type ReadOptions = Pick<DecideOptions, 'asOf' | 'parametersAsOf' | 'previous' | 'asKnownOn' | 'extra'>;

/**
 * Reads a partner on a day: prepared once, its tracks decided when first needed, then asked about any number of items.
 * Whoever asks again keeps the reading by partner, day and parameters' day. Problems are those of `decide` (PDL4xx).
 */
export function readPartner(compiled: CompiledProgram, data: PartnerData | PreparedPartner, options: ReadOptions): Outcome<PartnerReading> {
  const { asOf, parametersAsOf, asKnownOn, previous = data.previous ?? undefined } = options;
  const wrong = checkDays({ asOf, parametersAsOf, asKnownOn }, previous);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const prepared: Outcome<PreparedPartner> =
    'rows' in data ? { ok: true, value: data, problems: [] } : compiled.facts.prepare(data, { extra: options.extra ?? 'refuse' });
  if (!prepared.ok) return prepared;
  const subject = subjectOf(compiled, prepared.value, previous, options);
  const problems = [...prepared.problems, ...subject.factsOn(asOf).problems];
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems };
  return { ok: true, value: new PartnerReading(subject, prepared.value, asKnownOn), problems };
}
