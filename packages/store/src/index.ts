// The public names of the store.

export type { Store, Tx, WalkQuestion } from './database/store.ts';
export { findProgram, keepProgram, listPrograms, type StoredProgram, setActiveVersion } from './programs/program-rows.ts';
export { activeVersion, findVersion, keepVersion, listVersions, type StoredVersion, versionDocument } from './programs/version-rows.ts';
