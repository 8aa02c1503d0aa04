import type { Client } from '@tierwright/client';
import type { PartnerData } from '@tierwright/facts';
import { parseProgram } from '@tierwright/program';
import { generateBase } from '@tierwright/sample-data';
import { programText } from './product.fixture.ts';

type Made = Omit<Parameters<typeof generateBase>[1], 'size'>;

/** So many partners made up for a program (`northwind/2027.1.0`, or its text), the same each time. */
export function madeUp(program: string, size: number, how: Made): readonly PartnerData[] {
  const read = parseProgram(program.startsWith('{') ? program : programText(program));
  const base = read.program && generateBase([read.program], { ...how, size });
  if (!base?.ok) throw new Error('there is no base');
  return [...base.value.partners];
}

/** A partner a line, as files and the service have them. */
export const linesOf = (partners: readonly PartnerData[]): readonly string[] => partners.map((partner) => JSON.stringify(partner));

/** Waits until a job is done, which somebody has to run; gives its id. */
export async function jobDone(client: Client, job: string): Promise<string> {
  for (;;) {
    const { body } = await client.getJob({ params: { job } });
    if (body.state === 'done') return job;
    if (body.state !== 'queued' && body.state !== 'running') throw new Error(JSON.stringify(body));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Imports partners with their records, as a channel manager does. */
export async function importPartners(manager: Client, partners: readonly PartnerData[]): Promise<void> {
  const { body: opened } = await manager.openImport({ body: { kind: 'partners', source: 'crm', format: 'ndjson' } });
  const params = { import: opened.id };
  const body = new TextEncoder().encode(`${linesOf(partners).join('\n')}\n`);
  await manager.sendImport({ params, body, contentType: 'application/x-ndjson' });
  await jobDone(manager, (await manager.applyImport({ params, body: { rows: 'all' } })).body.job);
}
