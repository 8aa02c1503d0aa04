import type { FactSet, FactValue } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import type { BuiltIns } from './benefits/holder.ts';
import { rankOf } from './qualification.ts';
import type { Reading } from './reading.ts';
import type { TrackDecided } from './tracks.ts';
import { typeOfValue } from './value-type.ts';

/** A given value that is not by group. */
export function givenValue(facts: FactSet, id: string): FactValue {
  const value = Object.hasOwn(facts.values, id) ? (facts.values[id] ?? null) : null;
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? null : (value as FactValue);
}

/** What is known of the partner besides its facts; what the caller gives wins. The first decided track is meant. */
export function partnerBuiltIns(program: Program, facts: FactSet, decided: readonly TrackDecided[]): BuiltIns {
  const [first] = decided;
  const tier = first?.headline.tier ?? null;
  const values: Record<string, FactValue> = {
    'partner.id': facts.partner,
    'partner.status': 'active',
    'partner.track': first?.track.id ?? null,
    'partner.tier': tier,
    'partner.tierRank': first ? rankOf(first.track, tier) + 1 : 0,
  };
  const known = Object.entries(values).filter(([id]) => !program.facts?.[id]);
  return new Map(
    known.map(([id, value]): [string, Reading] => [
      id,
      { type: typeOfValue(program, id).type, value: facts.given.has(id) ? givenValue(facts, id) : value },
    ]),
  );
}
