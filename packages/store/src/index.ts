// The public names of the store.

export type { Store, Tx, WalkQuestion } from './database/store.ts';
export { type Appended, appendRecords, type NewRecord } from './partners/append-records.ts';
export { findPartner, findPartners, type KeptPartner, knownPartners } from './partners/kept-partner.ts';
export { type PartnerDataOptions, partnerData } from './partners/partner-data.ts';
export { type PartnerIdentity, type Put, putPartner, putPartners } from './partners/put-partner.ts';
export {
  addWatermarks,
  lastWatermark,
  type SourceWatermark,
  sourceWatermarks,
  type Watermarks,
  watermarks,
} from './partners/watermarks.ts';
export { findProgram, keepProgram, listPrograms, type StoredProgram, setActiveVersion } from './programs/program-rows.ts';
export { activeVersion, findVersion, keepVersion, listVersions, type StoredVersion, versionDocument } from './programs/version-rows.ts';
