import type { FactSet, FactValue } from '@tierwright/facts';
import { enter, type Frame } from '../compile/frame.ts';
import type { ProgramScope } from '../compile/scope.ts';
import type { DealLines } from './deal-lines.ts';

export type OwnValues = Readonly<Record<string, FactValue>>;

/** A day's facts with an item's own values in place of those that the document declares. */
function overlaid(facts: FactSet, own: Record<string, FactValue>): FactSet {
  return {
    asOf: facts.asOf,
    partner: facts.partner,
    values: { ...facts.values, ...own },
    given: new Set([...facts.given, ...Object.keys(own)]),
    notLoaded: facts.notLoaded,
    problems: facts.problems,
    missing: (fact) => facts.missing(fact),
    source: (fact, group) => (fact in own ? undefined : facts.source(fact, group)),
    records: (fact, group) => (fact in own ? [] : facts.records(fact, group)),
  };
}

/**
 * A partner's frame with the values of an item. Values that no document declares stand beside the facts; declared facts
 * and derived values that the item gives stand in place of the partner's, on every day (ENG-L3).
 */
export function itemFrame(scope: ProgramScope, partner: Frame, own: OwnValues, lines: DealLines['facts'] | undefined): Frame {
  const { slots, program } = scope;
  const frame: Frame = { ...partner, own: { ...partner.own, ...own } };
  if (lines && lines.size > 0) {
    frame.values = frame.values.slice();
    for (const [id, value] of lines) frame.values[slots.get(id) as number] = value;
    frame.mayBeUnknown = true;
  }
  let declared: Record<string, FactValue> | undefined;
  for (const id of Object.keys(own)) {
    const slot = slots.get(id);
    if (slot === undefined && program.derived?.[id] === undefined) continue;
    const value = own[id] as FactValue;
    if (slot !== undefined) {
      if (frame.values === partner.values) frame.values = frame.values.slice();
      frame.values[slot] = value;
    }
    declared ??= {};
    declared[id] = value;
  }
  if (declared !== undefined) {
    const given = declared;
    frame.facts = overlaid(partner.facts, given);
    frame.factsOn = (day) => overlaid(partner.factsOn(day), given);
    frame.statusByDay = new Map();
    frame.mayBeUnknown = true;
  }
  enter(frame);
  return frame;
}
