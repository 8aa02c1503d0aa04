import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readStory, runStory, type StoryResult, stepTable, TABLES } from '@tierwright/lifecycle';
import { type Program, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';

const rules = join(import.meta.dirname, '../../rules');
/** Programs with stories: the published ones, and one of what none of them asks for. */
const folders = [...readdirSync(rules).map((name) => join(rules, name)), join(import.meta.dirname, 'corners')].filter((folder) =>
  existsSync(join(folder, 'stories')),
);
const stories = folders.flatMap((folder) =>
  readdirSync(join(folder, 'stories')).map((file) => ({ folder, program: basename(folder), file, path: join(folder, 'stories', file) })),
);

const programs = new Map<string, Program | undefined>();
/** A version of a program, read once. */
function versionOf(folder: string, version: string): Program | undefined {
  const path = join(folder, `${version}.program.json`);
  if (!programs.has(path)) programs.set(path, existsSync(path) ? parseProgram(readFileSync(path)).program : undefined);
  return programs.get(path);
}

const results: StoryResult[] = [];

describe('stories', () => {
  it.each(stories)('$program: $file', ({ folder, path }) => {
    const read = readStory(readFileSync(path, 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const ran = runStory(read.value, (version) => versionOf(folder, version));
    if (!ran.ok) throw new Error(JSON.stringify(ran.problems));
    expect(ran.value.failures).toEqual([]);
    results.push(ran.value);
  });

  it('are at least forty, over four programs', () => {
    expect(results.length).toBeGreaterThanOrEqual(40);
    expect(new Set(stories.map(({ program }) => program))).toEqual(new Set(['corners', 'gumdrop', 'harbor', 'nightfall', 'northwind']));
  });

  it('take every row of every state table', () => {
    const taken = new Set(results.flatMap(({ moves }) => moves.map(({ what, from, on, to }) => `${what}: ${from} — ${on} → ${to}`)));
    const rows = Object.entries({ ...TABLES, step: stepTable }).flatMap(([what, table]) =>
      table.rows.map(({ from, on, to }) => `${what}: ${from} — ${on} → ${to}`),
    );
    expect(rows.filter((row) => !taken.has(row))).toEqual([]);
  });

  it('tell of every event that a notice can be about', () => {
    const told = new Set(results.flatMap(({ events }) => events));
    const events = [
      ...['approval.stepOpened', 'approval.stepOverdue', 'approval.escalated', 'approval.noApprover'],
      ...['deal.decisionLate', 'deal.protectionEnding', 'deal.protectionTruncated', 'deal.extended', 'deal.amended'],
      ...['deal.displaced', 'deal.promoted', 'deal.taskOverdue'],
      ...['member.tierUp', 'member.atRisk', 'member.lapsed', 'member.milestoneEnding', 'member.reviewDue', 'fund.claimEnding'],
    ];
    expect(events.filter((event) => !told.has(event))).toEqual([]);
  });
});
