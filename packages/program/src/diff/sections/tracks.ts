import type { Tier, Track } from '../../tracks/schema.ts';
import { condition } from '../fields/condition.ts';
import { type EntryKind, entries } from '../fields/entries.ts';
import { diffFields, type Fields } from '../fields/field.ts';
import { note, title, why } from '../fields/text.ts';
import { plain } from '../fields/values.ts';
import { choice } from '../fields/worded.ts';
import type { Side } from '../side.ts';
import { conditionInWords } from '../words/conditions.ts';
import { quoted } from '../words/join.ts';
import { reviewOfTier, reviewOfTrack } from './reviews.ts';

const idField = plain('id');

const tierFields: Fields<Tier> = {
  id: idField,
  title,
  why,
  note,
  qualify: condition('', { effect: () => 'helps', begin: (place) => place.subject }),
  review: reviewOfTier,
};

const tierKind = (track: Track): EntryKind<Tier> => ({
  noun: 'tier',
  keys: [(tier) => tier.id],
  order: 'matters',
  fromLast: true,
  name: (tier, side) => tierNameIn(track, tier, side),
  subject: (tier, side) => tierNameIn(track, tier, side),
  details: () => [],
  diff: (before, after, place) => diffFields(tierFields, before, after, place),
  sayAdded(tier, index, tiers, place) {
    const asks = tier.qualify === undefined ? 'it is open to all' : `it asks for ${conditionInWords(tier.qualify, place.after)}`;
    return `New tier ${tierNameIn(track, tier, place.after)}${rankAmong(track, index, tiers, place.after)}; ${asks}`;
  },
  sayRemoved: (tier, place) => `Tier ${tierNameIn(track, tier, place.before)} is removed`,
  sayMoved: (tier, index, tiers, place) =>
    `${tierNameIn(track, tier, place.after)} now ranks${rankAmong(track, index, tiers, place.after)}`,
});

/** " above Silver", or " below Silver" for the lowest. */
function rankAmong(track: Track, index: number, tiers: readonly Tier[], side: Side): string {
  const below = tiers[index - 1];
  const above = tiers[index + 1];
  if (below !== undefined) return ` above ${tierNameIn(track, below, side)}`;
  return above === undefined ? '' : ` below ${tierNameIn(track, above, side)}`;
}

function tierNameIn(track: Track, tier: Tier, side: Side): string {
  const homonyms = (side.program.tracks ?? []).flatMap((other) => other.tiers).filter((other) => other.title === tier.title);
  return homonyms.length > 1 ? `${tier.title} (${track.title})` : tier.title;
}

const trackFields = (track: Track): Fields<Track> => ({
  id: idField,
  title,
  why,
  note,
  appliesTo: condition('who belongs to the track', { begin: (place) => `${place.subject}: belonging to the track` }),
  per: plain('one tier for each', 'partner'),
  headline: choice('shown as the partner’s tier', { best: 'the best of its groups', worst: 'the worst of its groups' }, 'best'),
  award: choice(
    'a tier is awarded',
    { highest: 'if its own conditions hold', ladder: 'if its own conditions and those of every tier below hold' },
    'highest',
  ),
  tiers: entries(tierKind(track)),
  review: reviewOfTrack,
});

export const tracks = entries<Track>({
  noun: 'track',
  keys: [(track) => track.id],
  order: 'matters',
  name: (track) => quoted(track.title),
  subject: (track) => track.title,
  details: (track, side) => track.tiers.map((tier) => tierNameIn(track, tier, side)),
  diff: (before, after, place) => diffFields(trackFields(after), before, after, place),
});
