// The public names of the commands.

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
export type { Answer } from './command/answer.ts';
export type { Command, Request, Service, Work } from './command/command.ts';
export { COMMAND_CODES, type CommandCode } from './command/command-codes.ts';
export type { Failure } from './command/failure.ts';
export type { ProgramShelf } from './command/program-shelf.ts';
export { refuse, refuseWith } from './command/refuse.ts';
export { runCommand } from './command/run-command.ts';
export { programShelf } from './command/stored-programs.ts';
export { carryOut, type EffectRef } from './effects/carry-out.ts';
export { failEffect } from './effects/fail-effect.ts';
export { nothingOutside, type OutsideWorld } from './effects/outside-world.ts';
export { retryEffect } from './effects/retry-effect.ts';
export { type OpposingRecords, putOpposingRecords } from './facts/put-opposing.ts';
export { beginItem } from './items/begin-item.ts';
export { type DueMembers, dueMembers } from './items/due-members.ts';
export { fireItem } from './items/fire-item.ts';
export type { ItemOf, ItemOutcome, ItemTaken } from './items/item-outcome.ts';
export type { ItemPlan, ItemRef } from './items/item-ref.ts';
export { messageItem } from './items/message-item.ts';
export { partnerChanged } from './items/partner-changed.ts';
export { planOf } from './items/plan-of.ts';
export type { Saying } from './items/step-item.ts';
export { type Activated, activateDue, releaseState } from './programs/activate.ts';
export { decideReview, withdrawReview } from './programs/approve-review.ts';
export { commentReview, settleComment } from './programs/comment.ts';
export { createDraft, discardDraft, editDraft } from './programs/drafts.ts';
export { importProgram } from './programs/import-program.ts';
export { importPublished, type PublishedElsewhere } from './programs/import-published.ts';
export { moveRunning, type RolledOut, type RolloutPage } from './programs/move-running.ts';
export { APPROVE, COMMENT, READ_DRAFTS, READ_PROGRAMS, WRITE_DRAFTS } from './programs/program-rights.ts';
export { cancelRelease } from './programs/publish.ts';
export { publishProgram } from './programs/publish-now.ts';
export { checkDraftFor, diffDraftFor, draftFor, draftReviewsFor, draftsFor } from './programs/read-drafts.ts';
export { checkVersionFor, diffFor, documentFor, programFor, programsFor, versionFor, versionsFor } from './programs/read-programs.ts';
export { affectedFor, hindrancesFor, releaseFor, releasesFor } from './programs/read-releases.ts';
export { reviewFor, reviewsFor } from './programs/read-reviews.ts';
export { requestReview } from './programs/request-review.ts';
export { rollBack } from './programs/roll-back.ts';
export {
  type ApprovalSaid,
  affectedShape,
  approvalAskedShape,
  type CommentAsked,
  checkShape,
  commentAskedShape,
  commentShape,
  type DraftAsked,
  type DraftEdit,
  diffShape,
  draftAskedShape,
  draftEditShape,
  draftListedShape,
  draftShape,
  hindranceShape,
  type ImportAsked,
  importAskedShape,
  programShape,
  type ReleaseAsked,
  type ReviewAsked,
  type RollbackAsked,
  releaseAskedShape,
  releaseShape,
  reviewAskedShape,
  reviewListedShape,
  reviewShape,
  rollbackAskedShape,
  versionShape,
} from './programs/shapes.ts';
export type { Caller, PersonCaller, SystemCaller } from './rights/caller.ts';
export { mayTouch, type Reach, reachOf, scopesOf, type Touched } from './rights/reach.ts';
export { forbidden } from './rights/refusals.ts';
export type { Rights, Scope } from './rights/rights.ts';
export { ROLES, type Role } from './rights/roles.ts';
