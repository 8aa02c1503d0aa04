export { type BaseOptions, mixForSize } from './base/base-options.ts';
export { type Base, type BaseManifest, baseManifest, generateBase } from './base/generate-base.ts';
export type { TierMix } from './goals/levels.ts';
export { SAMPLE_DATA_PROBLEMS, type SampleDataCode } from './merge/merge-problem.ts';
export type { PartnerLine, PartnerRecord } from './partners/partner-line.ts';
