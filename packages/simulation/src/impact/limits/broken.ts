import type { CompiledProgram } from '@tierwright/engine';

/** A partner who qualifies for a tier and not for the one below. */
export interface Broken {
  readonly index: number;
  readonly track: string;
  readonly tier: string;
  readonly below: string;
}

/** The tiers of a track, by place. */
export const tierIdsOf = ({ program }: CompiledProgram, track: string): readonly string[] =>
  program.tracks?.find(({ id }) => id === track)?.tiers.map(({ id }) => id) ?? [];
