import type { Track } from '../../tracks/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { Groups, type Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkUnique, oneOf } from '../references.ts';
import { checkReview } from './check-review.ts';
import { checkTierValues } from './check-tier-values.ts';

/** Tracks: whom each is for, its group, its tiers and its review. */
export function checkTracks(x: Examination): void {
  const tracks = x.program.tracks ?? [];
  checkUnique(x, tracks, '/tracks', 'track');
  tracks.forEach((track, index) => {
    checkTrackAt(x, track, `/tracks/${index}`);
  });
  checkTierValues(x);
}

function checkTrackAt(x: Examination, track: Track, pointer: string): void {
  checkCondition(x, track.appliesTo, `${pointer}/appliesTo`, { reader: 'requirements', groups: Groups.none(), tier: false, band: false });
  checkPer(x, track, pointer);
  checkUnique(x, track.tiers, `${pointer}/tiers`, 'tier');
  const scope: Scope = { reader: 'requirements', groups: Groups.of(track.per), tier: true, band: false };
  if (track.review) checkReview(x, track.review, track, `${pointer}/review`, scope);
  track.tiers.forEach((tier, index) => {
    const at = `${pointer}/tiers/${index}`;
    if (index > 0 && !tier.qualify)
      x.report.add('PDL239', at, `\`${tier.id}\` asks for nothing, so everybody would have it and no tier below.`, {
        value: tier.id,
        expected: '`qualify`',
      });
    checkCondition(x, tier.qualify, `${at}/qualify`, scope);
    if (tier.review) checkReview(x, tier.review, track, `${at}/review`, scope);
  });
}

/** One tier for each group needs groups that are known before any record is: the words of an enum. */
function checkPer({ types, report }: Examination, track: Track, pointer: string): void {
  if (track.per === undefined) {
    if (track.headline !== undefined)
      report.add('PDL242', `${pointer}/headline`, 'Only a track with a tier for each group has a headline.', {
        value: track.headline,
        expected: '`per`, a group field',
      });
    return;
  }
  const group = types.groups.get(track.per);
  const fields = [...types.groups.values()].filter((candidate) => candidate.values).map((candidate) => candidate.field);
  if (!group)
    report.add('PDL222', `${pointer}/per`, `No fact is grouped by \`${track.per}\`.`, {
      value: track.per,
      expected: oneOf('an enum field that facts are grouped by', fields),
      among: () => fields,
    });
  else if (!group.values)
    report.add('PDL222', `${pointer}/per`, `The groups of \`${track.per}\` are not listed anywhere.`, {
      value: track.per,
      expected: oneOf('an enum field that facts are grouped by', fields),
    });
}
