import { type CompiledProgram, readPartner, TierEvaluator } from '@tierwright/engine';
import { keptUntil, LifecycleProgram } from '@tierwright/lifecycle';
import type { Track, TransitionMember } from '@tierwright/program';
import { factReader } from '../../snapshot/facts-at.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Hold } from './hold.ts';
import { withTracks } from './one-track.ts';

/** Which rows fit a partner, and when it joined. */
interface Fitting {
  readonly fits: (row: number) => boolean;
  readonly joinedOn: string | null;
}

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Rows as tracks of one tier: what is met is what fits. A row without condition fits everybody. */
const asTracks = (rows: readonly TransitionMember[]) => (): Track[] =>
  rows.map(({ id, title, when }) => ({ id, title, tiers: [{ id: 'fits', title, ...(when === undefined ? {} : { qualify: when }) }] }));

/** Reads of partners in columns, and of those kept as read, which rows of `transition.members` fit them. */
function fittingIn(snapshot: Snapshot, compiled: CompiledProgram, rows: readonly TransitionMember[]): (index: number) => Fitting {
  const { asRead, made } = snapshot;
  const asOf = made.asOf;
  const tracks = withTracks(compiled, 'transition', asTracks(rows));
  const evaluator = new TierEvaluator(tracks, asOf);
  const factsAt = factReader(snapshot, tracks);
  return (index) => {
    const partner = asRead.get(index);
    if (!partner) {
      const facts = factsAt(index);
      const met = evaluator.met(facts);
      return { fits: (row) => met[row]?.met[0] === true, joinedOn: asText(facts.values['partner.joinedOn']) };
    }
    const read = readPartner(compiled, partner, { asOf });
    if (!read.ok) return { fits: () => false, joinedOn: null };
    const reading = read.value.about({});
    const fits = (row: number) => {
      const when = rows[row]?.when;
      return when === undefined || reading.status(when) === 'met';
    };
    return { fits, joinedOn: asText(reading.value('partner.joinedOn')) };
  };
}

/** X1: what the first fitting row keeps of a partner’s tiers; nothing where it keeps none, or it is not known until when. */
export function rowsThatKeep(snapshot: Snapshot, compiled: CompiledProgram): (index: number) => Hold | undefined {
  const rows = compiled.program.transition?.members ?? [];
  if (rows.length === 0) return () => undefined;
  const fitting = fittingIn(snapshot, compiled, rows);
  const { baseCalendar: calendar } = new LifecycleProgram(compiled);
  const effective = snapshot.made.asOf;
  return (index) => {
    const { fits, joinedOn } = fitting(index);
    const row = rows.find((_, at) => fits(at));
    if (row?.keep !== 'tier') return undefined;
    const until = keptUntil(row, { effective, joinedOn: () => joinedOn, calendar });
    return until === null || until <= effective ? undefined : { by: 'keep', row: row.id, until };
  };
}
