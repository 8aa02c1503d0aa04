// The public names of the commands.

export { callerOfKey, callerOfSession } from './accounts/callers.ts';
export { tenantOfHost } from './accounts/tenant-of-host.ts';
export type { Answer } from './command/answer.ts';
export type { Command, Request, Service, Work } from './command/command.ts';
export { COMMAND_CODES, type CommandCode } from './command/command-codes.ts';
export type { Failure } from './command/failure.ts';
export type { ProgramShelf } from './command/program-shelf.ts';
export { refuse, refuseWith } from './command/refuse.ts';
export { runCommand } from './command/run-command.ts';
export { programShelf } from './command/stored-programs.ts';
export { beginItem } from './items/begin-item.ts';
export type { ItemOf, ItemOutcome, ItemTaken } from './items/item-outcome.ts';
export { messageItem } from './items/message-item.ts';
export type { Saying } from './items/step-item.ts';
export type { Caller, PersonCaller, SystemCaller } from './rights/caller.ts';
export { mayTouch, type Reach, reachOf, scopesOf, type Touched } from './rights/reach.ts';
export { forbidden } from './rights/refusals.ts';
export type { Rights, Scope } from './rights/rights.ts';
export { ROLES, type Role } from './rights/roles.ts';
