import type { FactSet, FactValue } from '@tierwright/facts';
import { enter, type Frame, itemValue } from '../compile/frame.ts';
import type { ProgramScope } from '../compile/scope.ts';
import type { DealLines } from './deal-lines.ts';

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

function known(partner: Frame['own'], items: Frame['items'], id: string): FactValue {
  const value = itemValue(items, id);
  return value === undefined ? (partner[id] ?? null) : value;
}

/** What is known of the partner's standing, unless the item knows better. */
const standing = (partner: Frame['own'], items: Frame['items']): Frame['own'] => ({
  'partner.id': partner['partner.id'] ?? null,
  'partner.status': known(partner, items, 'partner.status'),
  'partner.track': known(partner, items, 'partner.track'),
  'partner.tier': known(partner, items, 'partner.tier'),
  'partner.tierRank': known(partner, items, 'partner.tierRank'),
});

/**
 * A partner's frame with the values of an item. Values that no document declares stand beside the facts; declared facts
 * and derived values that the item gives stand in place of the partner's, on every day (ENG-L3).
 */
export function itemFrame(scope: ProgramScope, partner: Frame, items: Frame['items'], lines: DealLines['facts'] | undefined): Frame {
  const frame: Frame = { ...partner, items, own: standing(partner.own, items) };
  if (lines && lines.size > 0) {
    frame.values = frame.values.slice();
    for (const [id, value] of lines) frame.values[scope.slots.get(id) as number] = value;
    frame.mayBeUnknown = true;
  }
  const given = declaredIn(scope, items);
  if (given !== undefined) {
    if (frame.values === partner.values) frame.values = frame.values.slice();
    for (const [id, value] of Object.entries(given)) {
      const slot = scope.slots.get(id);
      if (slot !== undefined) frame.values[slot] = value;
    }
    frame.facts = overlaid(partner.facts, given);
    frame.factsOn = (day) => overlaid(partner.factsOn(day), given);
    frame.statusByDay = new Map();
    frame.mayBeUnknown = true;
  }
  enter(frame);
  return frame;
}

/** The values of an item that the document declares as facts or derived values. */
function declaredIn({ slots, program }: ProgramScope, items: Frame['items']): Record<string, FactValue> | undefined {
  let declared: Record<string, FactValue> | undefined;
  for (const values of items) {
    for (const id in values) {
      if (!slots.has(id) && program.derived?.[id] === undefined) continue;
      declared ??= {};
      if (declared[id] === undefined) declared[id] = values[id] as FactValue;
    }
  }
  return declared;
}
