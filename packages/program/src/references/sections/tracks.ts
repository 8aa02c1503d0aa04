import { childPointer } from '../../source/json-pointer.ts';
import type { Keep, Review, ReviewDates, Track } from '../../tracks/schema.ts';
import { conditionUses } from '../condition-uses.ts';
import type { Part } from '../part.ts';
import { eachIn, type Recorder } from '../recorder.ts';
import { useIfRef } from '../value-uses.ts';

export function trackParts(recorder: Recorder, tracks: Track[], pointer: string): void {
  eachIn(tracks, pointer, (track, at) => {
    const part = recorder.part('track', track.id, track.title, at, { names: [{ namespace: 'track', id: track.id }] });
    conditionUses(recorder, track.appliesTo, childPointer(at, 'appliesTo'), { by: part });
    if (track.per !== undefined) recorder.use(part, 'group', track.per, childPointer(at, 'per'));
    reviewUses(recorder, part, track.review, childPointer(at, 'review'));
    eachIn(track.tiers, childPointer(at, 'tiers'), (tier, tierAt) => {
      const tierPart = recorder.part('tier', tier.id, tier.title, tierAt, { names: [{ namespace: 'tier', id: tier.id }], track: track.id });
      conditionUses(recorder, tier.qualify, childPointer(tierAt, 'qualify'), { by: tierPart, effect: 'helps' });
      reviewUses(recorder, tierPart, tier.review, childPointer(tierAt, 'review'));
    });
  });
}

function reviewUses(recorder: Recorder, part: Part, review: Review | undefined, pointer: string): void {
  if (review === undefined) return;
  datesUses(recorder, part, review.promote?.at, childPointer(childPointer(pointer, 'promote'), 'at'));
  const demote = childPointer(pointer, 'demote');
  datesUses(recorder, part, review.demote?.at, childPointer(demote, 'at'));
  useIfRef(recorder, part, review.demote?.grace, childPointer(demote, 'grace'));
  eachIn(review.keep, childPointer(pointer, 'keep'), (keep, at) => keepUses(recorder, part, keep, at));
  eachIn(review.probation, childPointer(pointer, 'probation'), (probation, at) => {
    keepUses(recorder, part, probation, at);
    recorder.use(part, 'tier', probation.reach, childPointer(at, 'reach'));
  });
}

function datesUses(recorder: Recorder, part: Part, dates: ReviewDates | undefined, pointer: string): void {
  if (dates === undefined || 'dates' in dates) return;
  if (dates.since !== undefined) recorder.use(part, 'value', dates.since, childPointer(pointer, 'since'));
  else if (dates.every === 'quarter' || dates.every === 'year') recorder.use(part, 'calendar', 'year', childPointer(pointer, 'every'));
}

function keepUses(recorder: Recorder, part: Part, keep: Keep, at: string): void {
  conditionUses(recorder, keep.when, childPointer(at, 'when'), { by: part });
  if (keep.since !== undefined) recorder.use(part, 'value', keep.since, childPointer(at, 'since'));
  useIfRef(recorder, part, keep.for, childPointer(at, 'for'));
}
