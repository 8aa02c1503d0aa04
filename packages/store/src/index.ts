// The public names of the store.

export { appendAudit } from './audit/append-audit.ts';
export type { AuditEntry } from './audit/audit-hash.ts';
export { type AuditAsked, listAudit, type StoredAudit } from './audit/list-audit.ts';
export { type AuditAnchor, type AuditVerdict, auditAnchor, verifyAudit } from './audit/verify-audit.ts';
export type { Store, Tx, WalkQuestion } from './database/store.ts';
export { STORE_CODES, type StoreCode } from './database/store-codes.ts';
export { StoreBusy, StoreRefused, StoreUnavailable } from './database/store-error.ts';
export { factSet, findDecision, type KeptDecision, keepDecisions, listDecisions, type NewDecision } from './decisions/decision-rows.ts';
export { addLedgerEntry, ledgerOf, lockFund, type StoredLedgerEntry } from './funds/ledger-rows.ts';
export { claimKey, type KeyAsked, type KeyClaim, keepAnswer, purgeKeys } from './idempotency/idempotency-rows.ts';
export { addBenefitGrant, type BenefitGrant, benefitGrantsOf } from './items/benefit-rows.ts';
export { type CustomerKey, type CustomerOf, dealsSharing, keysOfKinds, lockCustomers, putCustomerKeys } from './items/customer-rows.ts';
export { type DrivenItem, itemPlan, itemsToDrive } from './items/driven-rows.ts';
export {
  addEffects,
  findEffect,
  hasPendingEffect,
  listEffects,
  pendingEffects,
  reopenEffect,
  type StoredEffect,
  settleEffect,
} from './items/effect-rows.ts';
export { type Hands, handsOf } from './items/held-by.ts';
export {
  findItem,
  type ItemAfter,
  type ItemKey,
  type ItemsAsked,
  insertItem,
  itemsDue,
  itemsOfPartner,
  listItems,
  lockItem,
  lockItems,
  type StoredItem,
  updateItem,
} from './items/item-rows.ts';
export { lastDecisionOf } from './items/last-decision.ts';
export { type CandidateRow, leadCandidates } from './items/lead-candidate-rows.ts';
export { countOpposing, type KeptOpposing, listOpposing } from './items/list-opposing.ts';
export { loadedOpposing, markOpposing, type OpposingSource, opposingSharing, opposingWatermarks } from './items/opposing-rows.ts';
export { type DealPlace, placesOfDeal, putDealPlaces } from './items/place-rows.ts';
export { dropOpposing, type OpposingRow, putOpposing, toldByOthers } from './items/put-opposing.ts';
export { untilDone } from './items/savepoint.ts';
export { type ItemSearch, searchItems } from './items/search-items.ts';
export { addStep, type NewStep, type StoredStep, stepsOfItem } from './items/step-rows.ts';
export { closeTask, listOpenTasks, openTasks, remindTask, type StoredTask, type TasksAsked, tasksOfItem } from './items/task-rows.ts';
export {
  addJob,
  beatJob,
  cancelJob,
  endJob,
  findJob,
  giveBackJob,
  isJobWanted,
  jobsOfWorkflows,
  type KeptJob,
  listJobs,
  takeJob,
  waitingJobs,
} from './jobs/job-rows.ts';
export {
  beatPart,
  beatParts,
  dropParts,
  findPart,
  type JobPart,
  keepPart,
  missingParts,
  partBodies,
  planParts,
  startJob,
} from './jobs/part-rows.ts';
export { addPart, type JobRound, nextRound, partPartners, roundOf, soFarOf } from './jobs/round-rows.ts';
export {
  addNotices,
  heldNotices,
  lockMail,
  type Mail,
  mailOf,
  noticesOfItem,
  placeNotice,
  releaseDigests,
  type StoredNotice,
} from './notices/notice-rows.ts';
export { type Migration, migrateStore } from './open/migrate-store.ts';
export { openStore } from './open/open-store.ts';
export type { StoreOptions } from './open/store-options.ts';
export {
  addToOutbox,
  claimOutbox,
  type NewOutbox,
  type OutboxClaim,
  outboxDelayed,
  outboxSent,
  type StoredOutbox,
} from './outbox/outbox-rows.ts';
export { type Appended, appendRecords, type NewRecord } from './partners/append-records.ts';
export {
  addImport,
  changeImport,
  dropRows,
  findImport,
  type ImportChange,
  type KeptImport,
  listImports,
  type StagedRow,
  stagedPartners,
  stagedRows,
  stageRows,
} from './partners/imports/import-rows.ts';
export { findPartner, findPartners, type KeptPartner, knownPartners } from './partners/kept-partner.ts';
export { countPartners, cutPartners, type IdRange, listPartnerIds, listPartners, type PartnerFilter } from './partners/list-partners.ts';
export { countRecords, type KeptRecord, listRecords, type RecordFilter } from './partners/list-records.ts';
export { lockPartners } from './partners/lock-records.ts';
export { memberBodies } from './partners/member-bodies.ts';
export { partnerMembers, recordFields } from './partners/member-names.ts';
export { type PartnerDataOptions, partnerData } from './partners/partner-data.ts';
export { type PagesAsked, type PartnerPage, partnerPage, partnerPages } from './partners/partner-pages.ts';
export { type PartnerIdentity, type Put, putPartner, putPartners } from './partners/put-partner.ts';
export { type WatchingItem, watchingItems } from './partners/watching-items.ts';
export {
  addWatermarks,
  type SourceWatermark,
  sourceWatermarks,
  type Watermarks,
  watermarks,
} from './partners/watermarks.ts';
export { type AccountName, accountNames } from './people/account-names.ts';
export {
  type AccountsAsked,
  findAccount,
  insertAccount,
  listAccounts,
  type StoredAccount,
  setDisabled,
  touchAccount,
} from './people/account-rows.ts';
export { findKey, insertKey, type KeysAsked, listKeys, personOfKey, revokeKey, type StoredKey } from './people/api-key-rows.ts';
export { setGrants } from './people/grant-rows.ts';
export { findPassword, type StoredPassword, setPassword } from './people/password-rows.ts';
export {
  accountManagersOf,
  addAccountManager,
  endAccountManager,
  findPerson,
  listPeople,
  peopleAround,
  peopleOfPartner,
  type StoredPerson,
  setAccountManagers,
  vendorPeople,
} from './people/people-rows.ts';
export { endSession, endSessionsOf, insertSession, personOfSession } from './people/session-rows.ts';
export { insertTenant } from './people/tenant-rows.ts';
export { type DecisionMade, decisionsUnder } from './programs/affected-decisions.ts';
export { approvalsOf, type StoredApproval } from './programs/approval-rows.ts';
export { type ApprovalAsked, insertApproval } from './programs/approve.ts';
export { addAuthor, addAuthorsOfVersion, authorsOf, hasDisabledAuthor } from './programs/author-rows.ts';
export {
  type CommentsAsked,
  commentsOf,
  commentsOfDraft,
  insertComment,
  type KeptComment,
  openCommentsOfDraft,
  resolveComment,
  type StoredComment,
} from './programs/comment-rows.ts';
export {
  changeDraft,
  type DraftListed,
  type DraftsAsked,
  findDraft,
  insertDraft,
  listDrafts,
  type StoredDraft,
} from './programs/draft-rows.ts';
export { dropHindrance, listHindrances, putHindrance, type StoredHindrance } from './programs/hindrance-rows.ts';
export { findProgram, keepProgram, listPrograms, type StoredProgram, setActiveVersion } from './programs/program-rows.ts';
export {
  activateRelease,
  insertRelease,
  insertReleaseInForce,
  type ReleaseAsked,
  type ReleaseInForce,
  supersede,
} from './programs/publish-rows.ts';
export {
  dueReleases,
  endScheduled,
  findRelease,
  listReleases,
  type ReleasesAsked,
  releaseOf,
  type StoredRelease,
  setReport,
  wasActive,
} from './programs/release-rows.ts';
export {
  closeReviews,
  endReview,
  findReview,
  insertReview,
  listReviews,
  type ReviewsAsked,
  reviewsOfDraft,
  type StoredReview,
} from './programs/review-rows.ts';
export {
  isTold,
  itemsUnderOthers,
  partnersConcerned,
  partnersRunning,
  peopleConcerned,
  releasesToldAs,
  runsOfPartner,
  versionsRunning,
} from './programs/rollout-rows.ts';
export { type StandingApproval, standingApprovals } from './programs/standing-approvals.ts';
export { activeVersion, findVersion, keepVersion, listVersions, type StoredVersion, versionDocument } from './programs/version-rows.ts';
export { placeInQueue, type QueuePlace, type QueueRow, queueCounts, queueOf } from './queue/queue-rows.ts';
export { addRates, type KeptRate, ratesOf, type ToldRate } from './rates/rate-rows.ts';
