// The public names of the commands.

export { UnusablePartner } from '@tierwright/lifecycle';
export { NAME_MANAGERS_RIGHTS, READ_MANAGERS_RIGHTS } from './account-managers/account-manager-rights.ts';
export { dismissAccountManager, nameAccountManager } from './account-managers/name-account-manager.ts';
export { accountManagersFor } from './account-managers/read-account-managers.ts';
export {
  MANAGE_ACCOUNTS_RIGHTS,
  READ_ACCOUNTS_RIGHTS,
  READ_KEYS_RIGHTS,
  SELF_RIGHTS,
} from './accounts/account-rights.ts';
export {
  accountMadeShape,
  accountShape,
  type Grants,
  grantsShape,
  keyMadeShape,
  keyShape,
  meShape,
  type NewAccount,
  type NewKey,
  newAccountShape,
  newKeyShape,
  type PasswordChange,
  passwordChangeShape,
  passwordGivenShape,
  type SignIn,
  signInShape,
} from './accounts/account-shapes.ts';
export { createApiKey, revokeApiKey } from './accounts/api-keys.ts';
export { callerOfKey, callerOfSession } from './accounts/callers.ts';
export { changeGrants } from './accounts/change-grants.ts';
export { changePassword } from './accounts/change-password.ts';
export { createAccount } from './accounts/create-account.ts';
export { createAdministrator } from './accounts/create-administrator.ts';
export { disableAccount, enableAccount } from './accounts/disable-account.ts';
export { givePassword } from './accounts/give-password.ts';
export type { Identified, IdentityProvider } from './accounts/identity-provider.ts';
export { localIdentity } from './accounts/local-identity.ts';
export { accountFor, accountsFor, apiKeysFor } from './accounts/read-accounts.ts';
export { SESSION_FOR, signIn, signOut } from './accounts/sessions.ts';
export { shownMe } from './accounts/shown-me.ts';
export { tenantOfHost } from './accounts/tenant-of-host.ts';
export { type Anchor, anchorShape, auditRowShape, verdictShape } from './audit/audit-shapes.ts';
export { auditAnchorFor, auditFor, READ_AUDIT_RIGHTS, verifyAuditFor } from './audit/read-audit.ts';
export type { Answer } from './command/answer.ts';
export type { Command, Request, Service, Work } from './command/command.ts';
export { COMMAND_CODES, type CommandCode } from './command/command-codes.ts';
export type { Failure } from './command/failure.ts';
export type { ProgramShelf } from './command/program-shelf.ts';
export { refuse, refuseWith } from './command/refuse.ts';
export { runCommand } from './command/run-command.ts';
export { programShelf } from './command/stored-programs.ts';
export { beginDeal } from './deals/begin-deal.ts';
export { DEAL_COMMANDS } from './deals/deal-commands.ts';
export { type DealAsked, type DealSaid, dealBeginningShape, dealMessageShape } from './deals/deal-messages.ts';
export { BEGIN_DEAL_RIGHTS, DEAL_RIGHTS, READ_DEALS_RIGHTS, TRY_DEALS_RIGHTS } from './deals/deal-rights.ts';
export { dealRowShape, dealShape } from './deals/deal-shapes.ts';
export { type DealTried, dealTriedShape, dryRunFor, dryRunShape } from './deals/dry-run-deal.ts';
export { type DealExamined, dealExaminedShape, examinationShape, examineDealFor } from './deals/examine-deal.ts';
export { dealFor, dealFormFor, dealFormShape, dealsFor } from './deals/read-deals.ts';
export { lapsesOf, pathsOf } from './decisions/ask-paths.ts';
export { type AnswerHead, decidePartners, type PartnerDecided } from './decisions/decide-partners.ts';
export { type DecisionFacts, decisionRecord } from './decisions/decision-record.ts';
export { ASK_RIGHTS, KEEP_DECISIONS_RIGHTS, READ_DECISIONS_RIGHTS } from './decisions/decision-rights.ts';
export { keepPartnerDecisions } from './decisions/keep-decisions.ts';
export {
  againShape,
  type DecideAsked,
  decideAnswerShape,
  decideShape,
  type KeepAsked,
  keepAnswerShape,
  keepDecisionsShape,
  keptDecisionShape,
  type LapseAsked,
  lapseAnswerShape,
  lapseShape,
  type PathAsked,
  pathAnswerShape,
  pathShape,
  wholeDecisionShape,
} from './decisions/question-shapes.ts';
export { decideAgain, decisionFor, decisionsFor } from './decisions/read-decisions.ts';
export { carryOut, type EffectRef } from './effects/carry-out.ts';
export { failEffect } from './effects/fail-effect.ts';
export { nothingOutside, type OutsideWorld } from './effects/outside-world.ts';
export { retryEffect } from './effects/retry-effect.ts';
export { beginFundRequest, FUND_COMMANDS } from './fund-requests/fund-commands.ts';
export { type FundAsked, type FundSaid, fundBeginningShape, fundMessageShape } from './fund-requests/fund-messages.ts';
export { BEGIN_FUND_RIGHTS, FUND_RIGHTS, READ_BALANCES_RIGHTS, READ_FUNDS_RIGHTS } from './fund-requests/fund-rights.ts';
export { fundShape } from './fund-requests/fund-shapes.ts';
export { balancesFor, balancesShape, fundRequestFor, fundRequestsFor, fundRowShape } from './fund-requests/read-funds.ts';
export { beginItem } from './items/begin-item.ts';
export { type DueMembers, dueMembers } from './items/due-members.ts';
export { exportedItems } from './items/export-items.ts';
export { fireItem } from './items/fire-item.ts';
export type { ItemOf, ItemOutcome, ItemTaken } from './items/item-outcome.ts';
export type { ItemPlan, ItemRef } from './items/item-ref.ts';
export { messageItem } from './items/message-item.ts';
export { partnerChanged } from './items/partner-changed.ts';
export { planOf } from './items/plan-of.ts';
export type { Saying } from './items/step-item.ts';
export { cancelJob } from './jobs/cancel-job.ts';
export { READ_JOBS_RIGHTS, SIMULATE_RIGHTS } from './jobs/job-rights.ts';
export { type JobRunner, jobRunner } from './jobs/job-runner.ts';
export { type BehindAsked, behindShape, jobShape, jobWithResultShape, type SimulationAsked, simulationShape } from './jobs/job-shapes.ts';
export { jobEvents, jobFor, jobsFor } from './jobs/read-jobs.ts';
export { type JobAsked, type JobEnd, runJob } from './jobs/run-job.ts';
export { askBehind } from './jobs/simulation/ask-behind.ts';
export type { ShardRef, SimulationRef } from './jobs/simulation/carried-simulation.ts';
export { leaveSimulation, loseSimulation } from './jobs/simulation/leave-simulation.ts';
export { mergeShards } from './jobs/simulation/merge-shards.ts';
export { simulateVersions } from './jobs/simulation/simulate-versions.ts';
export { decideShard, planShards } from './jobs/simulation/simulation-shards.ts';
export { createLead, LEAD_COMMANDS } from './leads/lead-commands.ts';
export { type LeadAsked, type LeadSaid, leadBeginningShape, leadMessageShape } from './leads/lead-messages.ts';
export { BEGIN_LEAD_RIGHTS, LEAD_RIGHTS, READ_LEADS_RIGHTS } from './leads/lead-rights.ts';
export { leadShape } from './leads/lead-shapes.ts';
export { leadFor, leadRowShape, leadsFor } from './leads/read-leads.ts';
export { applyForMembership, grantException, MEMBER_COMMANDS, reviewMember, revokeException } from './members/member-commands.ts';
export {
  type Application,
  applicationShape,
  type ExceptionGranted,
  exceptionShape,
  type MemberSaid,
  memberMessageShape,
  type Revocation,
  revocationShape,
} from './members/member-messages.ts';
export { APPLY_RIGHTS, EXCEPTION_RIGHTS, MEMBER_RIGHTS, READ_MEMBERS_RIGHTS, REVIEW_RIGHTS } from './members/member-rights.ts';
export { memberShape } from './members/member-shapes.ts';
export { exceptionsFor, exceptionsShape, memberFor, membersFor, standingsFor, standingsShape } from './members/read-members.ts';
export { releaseNotices } from './notices/release-notices.ts';
export { sendDigest } from './notices/send-digest.ts';
export { beginOnboarding, ONBOARDING_COMMANDS, type OnboardingAsked, onboardingBeginningShape } from './onboardings/onboarding-commands.ts';
export { type OnboardingSaid, onboardingMessageShape } from './onboardings/onboarding-messages.ts';
export { BEGIN_ONBOARDING_RIGHTS, ONBOARDING_RIGHTS, READ_ONBOARDINGS_RIGHTS } from './onboardings/onboarding-rights.ts';
export { onboardingShape } from './onboardings/onboarding-shapes.ts';
export { onboardingFor, onboardingRowShape, onboardingsFor } from './onboardings/read-onboardings.ts';
export { PUT_OPPOSING_RIGHTS, READ_OPPOSING_RIGHTS } from './opposing/opposing-rights.ts';
export {
  keptOpposingShape,
  type NewOpposing,
  newOpposingShape,
  OPPOSING_KINDS,
  opposingKindsShape,
  opposingRowShape,
} from './opposing/opposing-shapes.ts';
export { type OpposingRecords, putOpposingRecords } from './opposing/put-opposing.ts';
export { opposingFor, opposingKindsFor } from './opposing/read-opposing.ts';
export { removeOpposing } from './opposing/remove-opposing.ts';
export { appendPartnerRecords } from './partners/append-partner-records.ts';
export { changePartner } from './partners/change-partner.ts';
export { createPartner } from './partners/create-partner.ts';
export { EXPORT_RIGHTS, type ExportAsked, exportPartners } from './partners/export-partners.ts';
export { applyImport } from './partners/imports/apply-import.ts';
export { ROW_CODES } from './partners/imports/check-row.ts';
export { applyShape, importShape, type NewImport, newImportShape } from './partners/imports/import-shapes.ts';
export { openImport } from './partners/imports/open-import.ts';
export { importFor, importsFor, READ_IMPORTS_RIGHTS } from './partners/imports/read-imports.ts';
export { type RowReader, receiveImport } from './partners/imports/receive-import.ts';
export { CHANGE_PARTNERS_RIGHTS, READ_BASE_RIGHTS, READ_PARTNERS_RIGHTS } from './partners/partner-rights.ts';
export {
  accountManagersShape,
  appendedShape,
  type NewPartner,
  type NewRecords,
  type NewWatermarks,
  newPartnerShape,
  newRecordsShape,
  newWatermarksShape,
  type PartnerPatch,
  partnerPatchShape,
  partnerShape,
  partnerWithRecordsShape,
  recordShape,
  watermarksShape,
} from './partners/partner-shapes.ts';
export { type BaseAsked, readBase } from './partners/read-base.ts';
export { partnerFor, partnersFor, recordsFor, watermarksFor } from './partners/read-partners.ts';
export { setWatermarks } from './partners/set-watermarks.ts';
export { type Activated, activateDue, releaseState } from './programs/activate.ts';
export { decideReview, withdrawReview } from './programs/approve-review.ts';
export {
  type ApprovalSaid,
  approvalAskedShape,
  type CommentAsked,
  commentAskedShape,
  type DraftAsked,
  type DraftEdit,
  draftAskedShape,
  draftEditShape,
  type ImportAsked,
  importAskedShape,
  type ReleaseAsked,
  type ReviewAsked,
  type RollbackAsked,
  releaseAskedShape,
  reviewAskedShape,
  rollbackAskedShape,
} from './programs/asked-shapes.ts';
export { commentReview, settleComment } from './programs/comment.ts';
export { createDraft, discardDraft, editDraft } from './programs/drafts.ts';
export { importProgram } from './programs/import-program.ts';
export { importPublished, type PublishedElsewhere } from './programs/import-published.ts';
export { moveRunning, type RolledOut, type RolloutPage } from './programs/move-running.ts';
export { APPROVE, COMMENT, READ_DRAFTS, READ_PROGRAMS, WRITE_DRAFTS } from './programs/program-rights.ts';
export { cancelRelease } from './programs/publish.ts';
export { publishProgram } from './programs/publish-now.ts';
export { draftCommentsFor } from './programs/read-comments.ts';
export { checkDraftFor, diffDraftFor, draftFor, draftReviewsFor, draftsFor } from './programs/read-drafts.ts';
export { checkVersionFor, diffFor, documentFor, programFor, programsFor, versionFor, versionsFor } from './programs/read-programs.ts';
export { affectedFor, hindrancesFor, releaseFor, releasesFor } from './programs/read-releases.ts';
export { reviewFor, reviewsFor } from './programs/read-reviews.ts';
export { requestReview } from './programs/request-review.ts';
export { rollBack } from './programs/roll-back.ts';
export {
  affectedShape,
  checkShape,
  commentShape,
  diffShape,
  draftListedShape,
  draftShape,
  hindranceShape,
  programShape,
  releaseShape,
  reviewListedShape,
  reviewShape,
  versionShape,
} from './programs/shapes.ts';
export { tellAhead } from './programs/tell-ahead.ts';
export { QUEUE_RIGHTS, queueFor, queueShape } from './queue/read-queue.ts';
export { putRates } from './rates/put-rates.ts';
export { PUT_RATES_RIGHTS, READ_RATES_RIGHTS } from './rates/rate-rights.ts';
export { intoShape, type NewRates, newRatesShape, ratesKeptShape, ratesShape } from './rates/rate-shapes.ts';
export { ratesFor } from './rates/read-rates.ts';
export type { Caller, PersonCaller, SystemCaller } from './rights/caller.ts';
export { mayTouch, type Reach, reachOf, scopesOf, type Touched } from './rights/reach.ts';
export { forbidden } from './rights/refusals.ts';
export type { Rights, Scope } from './rights/rights.ts';
export { ROLES, type Role } from './rights/roles.ts';
export { type SnapshotAsked, snapshotOfStore } from './simulation/snapshot-of-store.ts';
export { anyRights } from './status/any-rights.ts';
export { historyFor, stepShape } from './status/history.ts';
export type { ItemsWanted } from './status/list-items.ts';
export { rowShape } from './status/row-shown.ts';
export type { SayCommands } from './status/say-commands.ts';
