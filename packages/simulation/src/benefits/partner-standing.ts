import type { CompiledProgram } from '@tierwright/engine';
import type { FactValue } from '@tierwright/facts';
import type { Column, ColumnKind } from '../columns/column.ts';
import { columnOf } from '../columns/column-builder.ts';

import type { ColumnSource } from '../run/column-source.ts';
import { NOT_DECIDED } from '../run/qualified-tiers.ts';
import type { HeldTiers } from './held-tiers.ts';

/** What conditions of benefits read of the partner besides its facts, made when it is first asked for (ENG-B2). */
export function withStanding(
  source: ColumnSource,
  { program }: CompiledProgram,
  standings: readonly HeldTiers[],
  idAt: (index: number) => string,
): ColumnSource {
  const headlines = standings.filter(({ group }) => group === null);
  const tracks = new Map((program.tracks ?? []).map((track) => [track.id, track]));
  const firstOf = (index: number) => headlines.find(({ tier }) => tier[index] !== NOT_DECIDED);
  const tierOf = (index: number): string | null => {
    const first = firstOf(index);
    return tracks.get(first?.track ?? '')?.tiers[first?.tier[index] ?? -1]?.id ?? null;
  };
  const make = (kind: ColumnKind, valueAt: (index: number) => FactValue): Column =>
    columnOf(
      kind,
      Array.from({ length: source.count }, (_, index) => valueAt(index)),
    );
  const own = new Map<string, () => Column>([
    ['partner.id', () => make('word', idAt)],
    ['partner.track', () => make('word', (index) => firstOf(index)?.track ?? null)],
    ['partner.tier', () => make('word', tierOf)],
    ['partner.tierRank', () => make('number', (index) => (firstOf(index)?.tier[index] ?? -1) + 1)],
  ]);
  const made = new Map<string, Column>();
  return {
    ...source,
    fact(fact, group) {
      const one = made.get(fact);
      if (one !== undefined) return one;
      const making = own.get(fact);
      if (making === undefined) return source.fact(fact, group);
      const column = making();
      made.set(fact, column);
      return column;
    },
  };
}
