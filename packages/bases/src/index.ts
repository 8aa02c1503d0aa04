// The public names of bases: partners in files, and threads that decide them.

export type { BasePartner, BaseRead, BaseReading, PartnerBatches } from './base.ts';
export { MANIFEST_FILE, type Manifest, PARTNERS_FILE } from './folder/manifest.ts';
export { type OpenBase, openBase } from './open-base.ts';
export { BASE_CODES, type BaseCode } from './problems/base-codes.ts';
export { BaseRefused } from './problems/base-refused.ts';
export type { FileProblem } from './problems/file-problem.ts';
export { csvRows } from './rows/csv-rows.ts';
export { ndjsonRows } from './rows/ndjson-rows.ts';
export { type ShardsAsked, shardsOfBase } from './shards-of-base.ts';
export { OlderSnapshot, type ReuseTold } from './snapshots/older-snapshot.ts';
export { type AskedOfSnapshot, openSnapshotFile, type SnapshotFile } from './snapshots/open-snapshot-file.ts';
export { type WrittenSnapshot, writeSnapshotFile } from './snapshots/write-snapshot-file.ts';
export { type FileImpactAsked, impactOfFile } from './threads/impact-of-file.ts';
export { ownTurns } from './threads/own-turns.ts';
