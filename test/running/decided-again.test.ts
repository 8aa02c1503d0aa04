import { randomUUID } from 'node:crypto';
import { decideAgain, type PersonCaller, programShelf, type Service } from '@tierwright/commands';
import { canonicalize } from '@tierwright/program';
import { insertTenant, keepDecisions, keepProgram, keepVersion, type NewDecision } from '@tierwright/store';
import { memoryStore, type OpenedTestStore } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommittedDecision, keptDecisions, publishedDocuments } from '../decisions/stored-decision.ts';

const kept = keptDecisions();
const documents = publishedDocuments();

/** Decisions of releases, put into a store of today, as one that has run since then has them. */
describe('decisions that were committed with a release', () => {
  const tenant = randomUUID();
  const auditor: PersonCaller = {
    ...{ kind: 'person', via: 'session', tenant, account: randomUUID(), human: 'email:audrey@example.com', name: 'Audrey' },
    ...{ roles: ['auditor'], groups: [], partner: null },
  };
  let store: OpenedTestStore;
  let service: Service;
  beforeAll(async () => {
    store = await memoryStore();
    service = { store, programs: programShelf(), clock: Date.now, newId: randomUUID };
    const used = new Set(kept.map(({ decision }) => decision.program));
    await store.transaction(tenant, async (tx) => {
      await insertTenant(tx, { slug: 'kept', title: 'Kept', hosts: [], at: 0 });
      for (const [hash, { program, version, title, text }] of documents) {
        if (!used.has(hash)) continue;
        await keepProgram(tx, program, title, 0);
        await keepVersion(tx, { hash, program, version, created_at: 0, document: text });
      }
    });
  });
  afterAll(() => store.close());

  const put = async (decision: CommittedDecision): Promise<string> => {
    const id = randomUUID();
    const row: NewDecision = {
      ...{ id, subject_kind: decision.subject.kind, subject: decision.subject.id, program_hash: decision.program },
      ...{ facts_hash: decision.factsHash, facts: canonicalize(decision.facts), engine_version: decision.engineVersion },
      ...{ zone_data: decision.zoneData, as_of: decision.asOf, decided_at: decision.decidedAt },
      ...{ outcome: canonicalize(decision.outcome), trace_hash: decision.traceHash, trace: null },
    };
    await store.transaction(tenant, (tx) => keepDecisions(tx, [row]));
    return id;
  };
  const again = async (decision: CommittedDecision) => {
    const answer = await decideAgain(service, auditor, await put(decision));
    if (!answer.ok) throw new Error(`${answer.failure.code} ${answer.failure.title}`);
    return answer.body;
  };

  it('are of several programs: of deals, of tiers that change and of partners', () => {
    expect(new Set(kept.map(({ name }) => name.split('/')[0])).size).toBeGreaterThanOrEqual(5);
    expect([...new Set(kept.map(({ decision }) => decision.subject.kind))].sort()).toEqual(['deal', 'member', 'partner']);
    // A document that is changed or taken away leaves decisions that nobody can make again.
    expect(kept.filter(({ decision }) => !documents.has(decision.program)).map(({ name }) => name)).toEqual([]);
  });

  it.each(kept)('$name is decided again to the same bytes', async ({ decision }) => {
    const made = await again(decision);
    expect(canonicalize(made.decision as never)).toBe(canonicalize(decision.outcome));
    expect(made).toMatchObject({ same: true, hash: decision.outcomeHash, hashAgain: decision.outcomeHash });
    expect(made).not.toHaveProperty('differsSince');
  });

  it('say which engine they differ since', async () => {
    const [first] = kept;
    if (!first) throw new Error('nothing is kept');
    const { decision } = first;
    const outcome = { ...(decision.outcome as object), engineVersion: '0.9.0' } as never;
    const made = await again({ ...decision, engineVersion: '0.9.0', outcome });
    expect(made).toMatchObject({ same: false, differsSince: { engineVersion: '0.9.0', zoneData: decision.zoneData } });
    expect(made.engineVersion).toBe(decision.engineVersion);
    // The bytes of the answer are the same, and the way there is another: that is a difference too.
    expect(await again({ ...decision, traceHash: '0'.repeat(64) })).toMatchObject({ same: false, hash: decision.outcomeHash });
  });
});
