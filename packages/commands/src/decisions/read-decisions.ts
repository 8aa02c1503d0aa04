import { type Decision, decide, ENGINE_VERSION, type Explanation, explain, type Trace } from '@tierwright/engine';
import { formatInstant } from '@tierwright/lifecycle';
import { canonicalize, type Json } from '@tierwright/program';
import { factSet, findDecision, type KeptDecision, listDecisions, type Tx } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { badCursor, cursorOf, newestAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { mayTouch, type Reach } from '../rights/reach.ts';
import { type DecisionFacts, sha256, ZONE_DATA } from './decision-record.ts';
import { READ_DECISIONS_RIGHTS } from './decision-rights.ts';
import type { KeptDecisionShown } from './question-shapes.ts';

function shownDecision(row: Omit<KeptDecision, 'outcome' | 'trace'>): KeptDecisionShown {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject },
    program: row.program_hash,
    facts: row.facts_hash,
    engineVersion: row.engine_version,
    zoneData: row.zone_data,
    asOf: row.as_of,
    decidedAt: formatInstant(row.decided_at),
    traceHash: row.trace_hash,
  };
}

/** Decisions about partners, and about memberships, which have their partner's id, may be its own. */
const ofPartner = new Set(['partner', 'member']);
/** Decisions that were made of a partner's file: one of a deal has the deal's facts in it. */
const madeOfFile = new Set(['partner', 'member', 'deal']);

const isWithin = (reach: Reach, kind: string, subject: string): boolean =>
  mayTouch(reach, { partner: ofPartner.has(kind) ? subject : null });

async function found(tx: Tx, reach: Reach, id: string): Promise<KeptDecision | undefined> {
  const row = await findDecision(tx, id);
  return row && isWithin(reach, row.subject_kind, row.subject) ? row : undefined;
}

const none = (id: string) => refuse('CMD102', 'There is no such decision.', { value: id });

/** Decisions of a subject, the newest first. */
export const decisionsFor = (
  service: Service,
  caller: Caller,
  { kind = 'partner', subject, cursor, limit = USUAL_LIMIT }: { readonly kind?: string; readonly subject: string } & PageAsked,
): Promise<Answer<Page<KeptDecisionShown>>> =>
  reading(service, READ_DECISIONS_RIGHTS, caller, async (tx, reach) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    const rows = isWithin(reach, kind, subject) ? await listDecisions(tx, { kind, subject }, from.before, limit + 1) : [];
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next = rows.length > limit && last ? cursorOf(last.decided_at, last.id) : null;
    return { ok: true, status: 200, body: { items: items.map(shownDecision), next } };
  });

/** One decision as it was kept; in sentences where its trace was. */
export const decisionFor = (
  service: Service,
  caller: Caller,
  id: string,
): Promise<Answer<KeptDecisionShown & { readonly decision: Json; readonly trace: Json | null; readonly explanation?: Explanation }>> =>
  reading(service, READ_DECISIONS_RIGHTS, caller, async (tx, reach) => {
    const row = await found(tx, reach, id);
    if (!row) return none(id);
    const { outcome, trace } = row;
    const told = trace === null || !madeOfFile.has(row.subject_kind) ? {} : { explanation: await sentences(service, tx, row, trace) };
    return { ok: true, status: 200, body: { ...shownDecision(row), decision: outcome, trace, ...told } };
  });

async function sentences(service: Service, tx: Tx, row: KeptDecision, trace: Json): Promise<Explanation> {
  const { program } = await service.programs.byHash(tx, row.program_hash);
  const facts = (await factSet(tx, row.facts_hash)) as unknown as DecisionFacts | undefined;
  const decision = { ...(row.outcome as unknown as Decision), trace: trace as unknown as Trace };
  const title = facts?.partner.title;
  return explain(decision, program, title === undefined ? {} : { partnerTitle: title });
}

export interface DecidedAgain {
  readonly same: boolean;
  readonly differsSince?: { readonly engineVersion: string; readonly zoneData: string };
  readonly engineVersion: string;
  readonly zoneData: string;
  readonly hash: string;
  readonly hashAgain: string;
  readonly decision: object;
}

/** Makes a decision again from what it was made of: the same bytes, or what it differs since. */
export const decideAgain = (service: Service, caller: Caller, id: string): Promise<Answer<DecidedAgain>> =>
  reading(service, READ_DECISIONS_RIGHTS, caller, async (tx, reach) => {
    const row = await found(tx, reach, id);
    if (!row || !madeOfFile.has(row.subject_kind)) return none(id);
    const { compiled } = await service.programs.byHash(tx, row.program_hash);
    const { partner, options } = (await factSet(tx, row.facts_hash)) as unknown as DecisionFacts;
    const outcome = decide(compiled, partner, { ...options, trace: true });
    if (!outcome.ok) return refuse('CMD503', 'What it was made of is refused now.', { value: outcome.problems[0]?.message });
    const { trace, ...decision } = outcome.value;
    const [hash, hashAgain] = [sha256(canonicalize(row.outcome)), sha256(canonicalize(decision))];
    const same = hash === hashAgain && sha256(canonicalize(trace ?? null)) === row.trace_hash;
    const differsSince = same ? {} : { differsSince: { engineVersion: row.engine_version, zoneData: row.zone_data } };
    return {
      ok: true,
      status: 200,
      body: { same, ...differsSince, engineVersion: ENGINE_VERSION, zoneData: ZONE_DATA, hash, hashAgain, decision },
    };
  });
