import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompiledProgram, compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import type { BaseRead, BaseReading } from './base.ts';
import { openBase } from './open-base.ts';
import { BaseRefused } from './problems/base-refused.ts';

/** A small program: orders decide two tiers. */
export const SALES: Program = {
  pdl: '1.0',
  program: 'sales',
  version: '1',
  title: 'Sales',
  currency: 'EUR',
  timeZone: 'UTC',
  records: {
    order: {
      title: 'Order',
      fields: {
        soldOn: { type: 'date' },
        amount: { type: 'money' },
        paid: { type: 'boolean', optional: true },
        tags: { type: 'set', optional: true },
        units: { type: 'integer', optional: true },
      },
    },
  },
  facts: {
    sold: {
      title: 'Sold',
      type: 'money',
      from: { record: 'order', aggregate: 'sum', of: 'amount', window: { on: 'soldOn', trailing: 'P12M' } },
    },
    type: { title: 'Type', type: 'enum', values: ['reseller', 'agency'], attribute: 'type' },
  },
  parameters: { least: { title: 'Sold at least', type: 'money', byTier: { silver: 10, gold: 1000 } } },
  requirements: {
    enough: { title: 'Enough', when: { all: [{ fact: 'sold', operator: 'greaterThanInclusive', value: { fact: 'least' } }] } },
  },
  tracks: [
    {
      id: 'resale',
      title: 'Resale',
      tiers: [
        { id: 'silver', title: 'Silver', qualify: { all: [{ condition: 'enough' }] } },
        { id: 'gold', title: 'Gold', qualify: { all: [{ condition: 'enough' }] } },
      ],
    },
  ],
};

export const salesAt = (gold: number): Program => ({
  ...SALES,
  version: `gold at ${gold}`,
  parameters: { least: { title: 'Sold at least', type: 'money', byTier: { silver: 10, gold } } },
});

export const SALES_VERSION: CompiledProgram = compileProgram(SALES);
export const AS_OF = '2026-06-30';

/** A folder that tests write files into. */
export function scratchFolder(): { path: string; write: (name: string, content: string | Uint8Array) => string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tierwright-bases-'));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Everything that a base gives. */
export async function readAll(path: string, reading?: BaseReading): Promise<{ partners: PartnerData[]; read: BaseRead }> {
  const batches = (await openBase(path)).read(reading);
  const partners: PartnerData[] = [];
  let next = await batches.next();
  for (; !next.done; next = await batches.next()) partners.push(...next.value.map(({ partner }) => partner));
  return { partners, read: next.value };
}

/** Why it is refused. */
export async function refusal(work: Promise<unknown>): Promise<BaseRefused> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BaseRefused) return error;
  throw new Error(`It was not refused: ${String(error)}`);
}
