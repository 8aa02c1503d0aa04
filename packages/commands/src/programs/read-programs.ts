import { diffPrograms, type Program, parseProgram } from '@tierwright/program';
import { findProgram, findVersion, listPrograms, listVersions, type Tx, versionDocument } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, newestAfter, textAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { programBody, versionBody } from './bodies.ts';
import { checkDocument } from './check-document.ts';
import { READ_PROGRAMS } from './program-rights.ts';
import { notThere } from './refusals.ts';
import type { CheckBody, DiffBody, ProgramBody, VersionBody } from './shapes.ts';

/** Programs by id. */
export const programsFor = (
  service: Service,
  caller: Caller,
  { cursor, limit = USUAL_LIMIT }: PageAsked,
): Promise<Answer<Page<ProgramBody>>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const from = textAfter(cursor);
    if (!from.ok) return badCursor();
    const found = await listPrograms(tx, from.after, limit + 1);
    const items = found.slice(0, limit).map(programBody);
    return { ok: true, status: 200, body: { items, next: found.length > limit ? cursorOf(items.at(-1)?.id ?? '') : null } };
  });

export const programFor = (service: Service, caller: Caller, id: string): Promise<Answer<ProgramBody>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const program = await findProgram(tx, id);
    return program ? { ok: true, status: 200, body: programBody(program) } : notThere('program');
  });

/** The versions of a program, the newest first. */
export const versionsFor = (
  service: Service,
  caller: Caller,
  { program: id, cursor, limit = USUAL_LIMIT }: { readonly program: string } & PageAsked,
): Promise<Answer<Page<VersionBody>>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const from = newestAfter(cursor);
    if (!from.ok) return badCursor();
    const program = await findProgram(tx, id);
    if (!program) return notThere('program');
    const found = await listVersions(tx, id, from.before, limit + 1);
    const last = found[limit - 1];
    const items = found.slice(0, limit).map((version) => versionBody(version, program.active_hash));
    return { ok: true, status: 200, body: { items, next: found.length > limit && last ? cursorOf(last.created_at, last.hash) : null } };
  });

export const versionFor = (service: Service, caller: Caller, hash: string): Promise<Answer<VersionBody>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const version = await findVersion(tx, hash);
    if (!version) return notThere('version');
    const program = await findProgram(tx, version.program);
    return { ok: true, status: 200, body: versionBody(version, program?.active_hash ?? null) };
  });

/** The canonical text of a version, whose SHA-256 is its hash. */
export const documentFor = (service: Service, caller: Caller, hash: string): Promise<Answer<string>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const document = await versionDocument(tx, hash);
    return document === undefined ? notThere('version') : { ok: true, status: 200, body: document };
  });

/** What the checks say of a text: those of the language, placeholders, and its own tests. */
export function checkBody(source: string): CheckBody {
  const checked = checkDocument(source);
  // A problem is JSON; that its value may be anything the shape says with `unknown`.
  return { ok: checked.ok, hash: checked.hash, problems: checked.problems.map((problem) => ({ ...problem })) };
}

export async function checkVersionFor(service: Service, caller: Caller, hash: string): Promise<Answer<CheckBody>> {
  const document = await documentFor(service, caller, hash);
  return document.ok ? { ok: true, status: 200, body: checkBody(document.body) } : document;
}

/** A program that was read from a text that loads. */
export interface Side {
  readonly program: Program;
  readonly hash: string;
}

export async function versionSide(tx: Tx, hash: string): Promise<Side | undefined> {
  const document = await versionDocument(tx, hash);
  const { program } = document === undefined ? {} : parseProgram(document);
  return program && { program, hash };
}

export function diffBody(from: Side, to: Side): DiffBody {
  const { changes, ...sides } = diffPrograms(from.program, to.program);
  return {
    from: { ...sides.from, hash: from.hash },
    to: { ...sides.to, hash: to.hash },
    changes: changes.map((change) => ({ ...change })),
  };
}

/** What a version changes of another, of any two. */
export const diffFor = (
  service: Service,
  caller: Caller,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Answer<DiffBody>> =>
  reading(service, READ_PROGRAMS, caller, async (tx) => {
    const [before, after] = [await versionSide(tx, from), await versionSide(tx, to)];
    return before && after ? { ok: true, status: 200, body: diffBody(before, after) } : notThere('version');
  });
