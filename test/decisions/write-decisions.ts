// npm run decisions: makes each case and keeps its decisions for this release, where they are not there yet. Those of former
// releases stay as they are: they have to be decided again to the same bytes.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { canonicalize, type Json } from '@tierwright/program';
import { memoryStore } from '@tierwright/store/testing';
import { DECISION_CASES, decisionsIn } from './decision-cases.ts';
import { type CommittedDecision, fileOf } from './stored-decision.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
const sha256 = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value as Json))
    .digest('hex');

const store = await memoryStore();
try {
  for (const { program, name, run } of DECISION_CASES) {
    const fileAt = (index: number): string => fileOf(`${program}/${version}-${name}-${index + 1}`);
    if (existsSync(fileAt(0))) continue;
    const rows = await decisionsIn(await run(store));
    for (const [index, row] of rows.entries()) {
      const decision: CommittedDecision = {
        subject: { kind: row.subject_kind, id: row.subject },
        program: row.program_hash,
        engineVersion: row.engine_version,
        zoneData: row.zone_data,
        asOf: row.as_of,
        decidedAt: row.decided_at,
        factsHash: row.facts_hash,
        facts: row.facts as Json,
        outcome: row.outcome as Json,
        outcomeHash: sha256(row.outcome),
        traceHash: row.trace_hash,
      };
      mkdirSync(dirname(fileAt(index)), { recursive: true });
      writeFileSync(fileAt(index), `${JSON.stringify(decision)}\n`);
    }
    console.log(
      `${program}/${version}-${name}: ${rows.length} decisions of ${[...new Set(rows.map((row) => row.subject_kind))].join(', ')}`,
    );
  }
} finally {
  await store.close();
}
