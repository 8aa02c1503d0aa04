import type { Program } from '../document/schema.ts';
import { alternativeRoutes } from './detectors/alternative-routes.ts';
import { asymmetricReview } from './detectors/asymmetric-review.ts';
import { attested } from './detectors/attested.ts';
import { bestOfSeveral } from './detectors/best-of-several.ts';
import { capsAndProbation } from './detectors/caps-and-probation.ts';
import { cohortRatio } from './detectors/cohort-ratio.ts';
import { dealClocks } from './detectors/deal-clocks.ts';
import { distinctPeople } from './detectors/distinct-people.ts';
import { expiringEvidence } from './detectors/expiring-evidence.ts';
import { gatedBenefits } from './detectors/gated-benefits.ts';
import { grandfathering } from './detectors/grandfathering.ts';
import { itemsOfASet } from './detectors/items-of-a-set.ts';
import { listFollowsData } from './detectors/list-follows-data.ts';
import { metTogether } from './detectors/met-together.ts';
import { partialPoints } from './detectors/partial-points.ts';
import { pointsReachThreshold } from './detectors/points-reach-threshold.ts';
import { subQuota } from './detectors/sub-quota.ts';
import { thresholdsByGroup } from './detectors/thresholds-by-group.ts';
import { trailingWindow } from './detectors/trailing-window.ts';
import { type Detector, FEATURES, type FeatureFinding, type FeatureLetter } from './feature.ts';

const detectors: Record<FeatureLetter, Detector> = {
  A: pointsReachThreshold,
  B: metTogether,
  C: trailingWindow,
  D: distinctPeople,
  E: subQuota,
  F: itemsOfASet,
  G: expiringEvidence,
  H: cohortRatio,
  I: asymmetricReview,
  J: grandfathering,
  K: partialPoints,
  L: listFollowsData,
  M: thresholdsByGroup,
  N: bestOfSeveral,
  O: alternativeRoutes,
  P: gatedBenefits,
  Q: dealClocks,
  R: capsAndProbation,
  S: attested,
};

/**
 * Which of the features A to S a parsed document uses, found by its structure alone: every occurrence, by letter, then
 * in document order. Titles, notes and ids are not looked at.
 */
export function detectFeatures(program: Program): FeatureFinding[] {
  const letters = Object.keys(FEATURES) as FeatureLetter[];
  return letters.flatMap((feature) => detectors[feature](program).map((pointer) => ({ feature, pointer })));
}
