import { createHash } from 'node:crypto';
import { hashProgram, type Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { cedar, cedarNext } from '../fixtures/cedar.ts';
import type { PartnerLine } from '../partners/partner-line.ts';
import type { BaseOptions } from './base-options.ts';
import { baseManifest, generateBase } from './generate-base.ts';

const options: BaseOptions = { size: 60, seed: 1, asOf: '2026-09-30' };

function partnersOf(programs: Program[], changed: Partial<BaseOptions> = {}): Iterable<PartnerLine> {
  const base = generateBase(programs, { ...options, ...changed });
  if (!base.ok) throw new Error(JSON.stringify(base.problems));
  return base.value.partners;
}

function hashOf(partners: Iterable<PartnerLine>): string {
  const hash = createHash('sha256');
  for (const partner of partners) hash.update(`${JSON.stringify(partner)}\n`);
  return hash.digest('hex').slice(0, 16);
}

describe('a base', () => {
  // A change here changes every base: say so in the changelog.
  it.each([
    ['cedar 1', 60, [cedar], '8b64c4aa313136d5'],
    ['cedar 1', 500, [cedar], '9409a9a1ca6d8a3e'],
    ['cedar 1 and 2', 60, [cedar, cedarNext], '92175e5db1574052'],
    ['cedar 1 and 2', 500, [cedar, cedarNext], 'fe8024a7b62e390b'],
  ])('DATA-D1: %s, %i partners: the bytes that were committed', (_, size, programs, hash) => {
    expect(hashOf(partnersOf(programs, { size }))).toBe(hash);
  });

  it('DATA-D1: the first partner, as it is written', () => {
    const [first] = partnersOf([cedar]);
    expect(first).toMatchInlineSnapshot(`
      {
        "attributes": {
          "agreementSigned": true,
          "joinedOn": "2025-12-04",
          "region": "NA",
          "type": "integrator",
        },
        "id": "P000001",
        "records": {
          "certificate": [
            {
              "expiresOn": "2028-01-13",
              "id": "certificate-1",
              "issuedOn": "2026-06-13",
              "level": "basic",
              "person": "person-1",
            },
            {
              "expiresOn": "2027-09-18",
              "id": "certificate-2",
              "issuedOn": "2026-05-18",
              "level": "basic",
              "person": "person-2",
            },
            {
              "expiresOn": "2029-06-27",
              "id": "certificate-3",
              "issuedOn": "2026-06-27",
              "level": "expert",
              "person": "person-3",
            },
            {
              "expiresOn": "2029-02-28",
              "id": "certificate-4",
              "issuedOn": "2026-08-31",
              "level": "basic",
              "person": "person-4",
            },
            {
              "expiresOn": "2027-07-06",
              "id": "certificate-5",
              "issuedOn": "2026-02-06",
              "level": "basic",
              "person": "person-5",
            },
            {
              "expiresOn": "2029-02-02",
              "id": "certificate-6",
              "issuedOn": "2026-03-02",
              "level": "basic",
              "person": "person-6",
            },
          ],
          "customer": [
            {
              "id": "customer-1",
              "name": "Istermark SpA",
              "segment": "public",
              "since": "2026-01-19",
            },
            {
              "country": "BR",
              "id": "customer-2",
              "name": "Wennex Ltd",
              "segment": "public",
              "since": "2026-02-03",
            },
          ],
          "person": [
            {
              "id": "person-1",
              "joinedOn": "2026-02-25",
            },
            {
              "id": "person-2",
              "joinedOn": "2026-03-06",
            },
            {
              "id": "person-3",
              "joinedOn": "2026-04-07",
            },
            {
              "id": "person-4",
              "joinedOn": "2026-05-11",
            },
            {
              "id": "person-5",
              "joinedOn": "2025-12-20",
            },
            {
              "id": "person-6",
              "joinedOn": "2025-12-04",
            },
            {
              "id": "person-7",
              "joinedOn": "2025-12-14",
            },
          ],
          "survey": [
            {
              "answeredOn": "2026-03-15",
              "id": "survey-1",
              "score": 84,
            },
          ],
        },
        "title": "Corlivia IT Pty Ltd",
      }
    `);
  });

  it('DATA-D2: another seed, another base', () => {
    const first = hashOf(partnersOf([cedar]));
    expect(hashOf(partnersOf([cedar], { seed: '1' }))).toBe(first);
    expect(hashOf(partnersOf([cedar], { seed: 2 }))).not.toBe(first);
    expect(hashOf(partnersOf([cedar], { asOf: '2026-09-29' }))).not.toBe(first);
  });

  it('DATA-D3: partners do not depend on each other, nor on how often a base is walked through', () => {
    const mix = { entry: 0.8, middle: 0.15, top: 0.05 };
    const partners = partnersOf([cedar], { mix });
    const first = [...partners];
    expect([...partners]).toEqual(first);
    const larger = partnersOf([cedar], { mix, size: 90 })[Symbol.iterator]();
    // Names that partners have in common are drawn from a list that grows with the base.
    const plain = (partner: PartnerLine) => JSON.stringify({ ...partner, records: { ...partner.records, customer: [] } });
    for (const partner of first) expect(plain(larger.next().value)).toBe(plain(partner));
  });

  it('DATA-D5, DATA-P1: the first of ten million partners comes at once', () => {
    const started = process.cpuUsage().user;
    const [first] = partnersOf([cedar], { size: 10_000_000 });
    expect(first?.id).toBe('P000001');
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(5);
  });

  it('DATA-D5: nothing is kept of partners that went by', () => {
    const partners = partnersOf([cedar], { size: 6000 })[Symbol.iterator]();
    const used = (): number => {
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
    };
    for (let count = 0; count < 1000; count++) partners.next();
    const before = used();
    let made = 1000;
    while (!partners.next().done) made++;
    expect(made).toBe(6000);
    expect(used() - before).toBeLessThan(60e6);
  });

  it('DATA-D6: the manifest', () => {
    const base = generateBase([cedar, cedarNext], options);
    const manifest = {
      format: 'tierwright-base/1',
      programs: [
        { program: 'cedar', version: '1', hash: hashProgram(cedar) },
        { program: 'cedar', version: '2', hash: hashProgram(cedarNext) },
      ],
      seed: 1,
      size: 60,
      asOf: '2026-09-30',
    };
    expect(base.ok && base.value.manifest).toEqual(manifest);
    expect(baseManifest([cedar, cedarNext], options)).toEqual(manifest);
  });

  it('DATA-R1: a program without records, facts or tiers has partners all the same', () => {
    const bare: Program = { pdl: '1.0', program: 'bare', version: '1', title: 'Bare', currency: 'JPY', timeZone: 'Asia/Tokyo' };
    expect([...partnersOf([bare], { size: 3 })].map(({ id, attributes, records }) => ({ id, attributes, records }))).toEqual([
      { id: 'P000001', attributes: {}, records: {} },
      { id: 'P000002', attributes: {}, records: {} },
      { id: 'P000003', attributes: {}, records: {} },
    ]);
  });
});
