import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTICE_EVENTS, variablesOf } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { stepTable } from '../approvals/step-table.ts';
import { dealTable } from '../deals/deal-table.ts';
import { fundTable } from '../funds/fund-table.ts';
import { leadTable } from '../leads/lead-table.ts';
import type { StateTable } from '../machine/table.ts';

const SOURCE = join(import.meta.dirname, '..');

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('.fixture.ts'))
    .map((path) => readFileSync(join(SOURCE, folder, path), 'utf8'));

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  approval: ['approvals', 'onboarding'],
  deal: ['deals'],
  onboarding: ['onboarding'],
  member: ['members'],
  fund: ['funds'],
  lead: ['leads'],
  program: ['notices'],
};
/** Machines that tell each state which they enter under its name: `<kind>.${state}`. */
const BY_STATE: Readonly<Record<string, StateTable>> = {
  approval: stepTable,
  onboarding: stepTable,
  deal: dealTable,
  fund: fundTable,
  lead: leadTable,
};

const sourceOf = (kind: string): string => (FOLDERS[kind] ?? []).flatMap(filesOf).join('\n');

describe('what notices can be about', () => {
  it('N1.12: each event that the language knows is told by the source of its kind', () => {
    const untold = [...NOTICE_EVENTS].filter((event) => {
      const [kind = '', what = ''] = event.split('.');
      const source = sourceOf(kind);
      const isNamed = source.includes(`'${event}'`) || (kind === 'approval' && new RegExp(`tellOfStep\\([^;]*'${what}'\\)`).test(source));
      const isEntered = BY_STATE[kind]?.rows.some(({ to }) => to === what) && source.includes(`\`${kind}.\${`);
      return !isNamed && !isEntered;
    });
    expect(untold).toEqual([]);
  });

  it('N1.12: each variable that an event knows is named where its kind says what it knows', () => {
    const known = [...NOTICE_EVENTS].flatMap((event) => {
      const [kind = ''] = event.split('.');
      return variablesOf(event).map((name) => ({ kind, name }));
    });
    const common = sourceOf('program');
    const sources = new Map(Object.keys(FOLDERS).map((kind) => [kind, sourceOf(kind)]));
    const everything = [...sources.values()].join('\n');
    const missing = known.filter(({ kind, name }) => {
      // An approval is asked of an item of another kind, which says what it is.
      const source = kind === 'approval' ? everything : `${sources.get(kind)}\n${common}`;
      return !source.includes(`'${name}'`);
    });
    expect([...new Set(missing.map(({ kind, name }) => `${kind}: ${name}`))]).toEqual([]);
  });
});
