import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createApi } from '@tierwright/api';
import {
  type Answer,
  createAccount,
  createAdministrator,
  createApiKey,
  importPublished,
  programShelf,
  runCommand,
  type Service,
} from '@tierwright/commands';
import { memoryStore } from '@tierwright/store/testing';

export interface DecideBench {
  given: number;
  megabytesIn: number;
  megabytesOut: number;
  /** From the request to the last byte of its answer, seconds; median. */
  seconds: number;
  /** Processor time of the same, of client and server together. */
  processorSeconds: number;
}

/** Nobody guesses here. */
const COST = { N: 16, r: 1, p: 1 };
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function bodyOf<O>(answer: Answer<O>): O {
  if (answer.ok) return answer.body;
  throw new Error(`${answer.failure.code} ${answer.failure.title}`);
}

/** A key of a channel manager in a fresh tenant with a program in force. */
async function keyIn(service: Service): Promise<string> {
  const tenantOf = {
    tenant: { slug: 'bench', title: 'Bench', hosts: [] },
    login: 'root',
    name: 'Root',
    email: 'root@bench.example',
    password: 'correct horse battery',
  };
  const { tenant } = bodyOf(await createAdministrator(service, tenantOf, COST));
  const caller = { kind: 'system', tenant, name: 'bench' } as const;
  const source = readFileSync(new URL('../rules/northwind/2026.2.0.program.json', import.meta.url), 'utf8');
  bodyOf(await runCommand(service, importPublished, { caller, input: { source } }));
  const roles = ['channelManager'] as const;
  const mia = { login: 'mia', name: 'Mia', email: 'mia@bench.example', roles: [...roles], password: 'correct horse battery' };
  const { account } = bodyOf(await createAccount(service, { caller, input: mia }, COST));
  return bodyOf(await createApiKey(service, { caller, input: { name: 'bench', account: account.id, roles: [...roles] } })).secret ?? '';
}

const factSet = (index: number) => ({
  id: `p${index}`,
  attributes: { type: index % 3 === 0 ? 'msp' : 'reseller', region: 'NA', agreementSigned: true, overdue: false },
  facts: {
    'bookings.t12m': (index * 37) % 400_000,
    'certs.active': index % 12,
    specializations: index % 2 === 0 ? ['cloud', 'data'] : ['security'],
    'deals.won.t12m': index % 20,
    'csat.t6m': index % 100,
  },
});

/** Facts of many partners decided in one request over HTTP, whole decisions answered. */
export async function benchDecide(given: number, rounds: number): Promise<DecideBench> {
  const store = await memoryStore();
  const service: Service = { store, programs: programShelf(), clock: Date.now, newId: randomUUID };
  const key = await keyIn(service);
  const server = createApi({ service }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/decide`;
  const body = JSON.stringify({ asOf: '2026-12-01', given: Array.from({ length: given }, (_, index) => factSet(index)) });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const [seconds, processor]: [number[], number[]] = [[], []];
  let length = 0;
  // The first round does not count: it compiles.
  for (let round = 0; round <= rounds; round += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    const response = await fetch(url, { method: 'POST', headers, body });
    const bytes = await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`decide answered ${response.status}`);
    length = bytes.byteLength;
    const { user, system } = process.cpuUsage(used);
    if (round === 0) continue;
    seconds.push((performance.now() - start) / 1000);
    processor.push((user + system) / 1e6);
  }
  server.closeAllConnections();
  server.close();
  await store.close();
  return {
    given,
    megabytesIn: body.length / 1e6,
    megabytesOut: length / 1e6,
    seconds: median(seconds),
    processorSeconds: median(processor),
  };
}
