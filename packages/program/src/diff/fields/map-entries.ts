import { same } from '../content.ts';
import { childPlace, type Place, report, speakingOf } from '../place.ts';
import type { Side } from '../side.ts';
import { capital } from '../words/join.ts';
import type { Field } from './field.ts';
import { withDetails } from './object.ts';

/** How the entries of a map are named and compared; their ids are their keys. */
export interface MapKind<T> {
  noun: string;
  name(id: string, entry: T, side: Side): string;
  subject?(id: string, entry: T, side: Side): string;
  diff(before: T, after: T, place: Place, id: string): void;
  details?(entry: T, side: Side, id: string): string[];
  tellReach?: true;
  sayAdded?(id: string, side: Side): string;
  sayRemoved?(id: string, side: Side): string;
}

/** A map of constructs; the order of its keys means nothing. */
export function mapEntries<T>(kind: MapKind<T>): Field<Record<string, T>> {
  return {
    diff(before = {}, after = {}, place) {
      for (const [id, entry] of Object.entries(after)) {
        const at = { ...childPlace(place, id), tellReach: kind.tellReach ?? place.tellReach };
        const earlier = Object.hasOwn(before, id) ? before[id] : undefined;
        if (earlier === undefined) {
          const words = kind.sayAdded?.(id, place.after) ?? inMap(place, `new ${kind.noun} ${kind.name(id, entry, place.after)}`);
          report(at, withDetails(words, kind.details?.(entry, place.after, id) ?? []), { after: entry });
        } else if (!same(earlier, entry)) {
          kind.diff(earlier, entry, speakingOf(at, subjectOf(kind, id, entry, place)), id);
        }
      }
      for (const [id, entry] of Object.entries(before)) {
        if (Object.hasOwn(after, id)) continue;
        const at = { ...childPlace(place, id), tellReach: kind.tellReach ?? place.tellReach };
        const words = kind.sayRemoved?.(id, place.before) ?? inMap(place, `${kind.noun} ${kind.name(id, entry, place.before)} is removed`);
        report(at, words, { before: entry });
      }
    },
  };
}

const inMap = (place: Place, words: string) => (place.subject === '' ? capital(words) : `${place.subject}: ${words}`);

function subjectOf<T>(kind: MapKind<T>, id: string, entry: T, place: Place): string {
  return kind.subject?.(id, entry, place.after) ?? inMap(place, `${kind.noun} ${kind.name(id, entry, place.after)}`);
}
