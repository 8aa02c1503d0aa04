// The public names of the commands.

export type { Answer } from './command/answer.ts';
export { COMMAND_CODES, type CommandCode } from './command/codes.ts';
export type { Command, Request, Service, Work } from './command/command.ts';
export type { Failure } from './command/failure.ts';
export type { ProgramShelf } from './command/program-shelf.ts';
export type { Caller, PersonCaller, SystemCaller } from './rights/caller.ts';
export { mayTouch, type Reach, reachOf, scopesOf, type Touched } from './rights/reach.ts';
export { forbidden, notFound } from './rights/refusals.ts';
export type { Rights, Scope } from './rights/rights.ts';
export { ROLES, type Role } from './rights/roles.ts';
