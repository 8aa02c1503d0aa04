import { programsOf, type ToldPrograms } from '../html/told.ts';
import { tierInWords } from '../html/words.ts';

/** Tiers, as ids and in words. */
export function tiersOf(told: ToldPrograms, track: string, { from, to }: { readonly from: string | null; readonly to: string | null }) {
  const programs = programsOf(told);
  return { track, from, to, fromTitle: tierInWords(programs, track, from), toTitle: tierInWords(programs, track, to) };
}
