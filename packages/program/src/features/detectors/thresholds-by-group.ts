import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';
import { leavesOf } from '../leaves.ts';

/** Values that vary with an attribute of the partner or with the group, and tracks with a tier for each group. */
export const thresholdsByGroup: Detector = (program) => {
  const parameters = Object.entries(program.parameters ?? {}).flatMap(([id, { variants, records }]) =>
    records !== undefined
      ? []
      : (variants ?? []).flatMap(({ when }, index) =>
          // A variant that looks at parameters alone is a switch between readings.
          leavesOf(when, '').some(({ leaf }) => program.parameters?.[leaf.fact] === undefined)
            ? [toPointer(['parameters', id, 'variants', index])]
            : [],
        ),
  );
  const tracks = (program.tracks ?? []).flatMap(({ per }, index) => (per === undefined ? [] : [toPointer(['tracks', index, 'per'])]));
  return [...parameters, ...tracks];
};
