import { type CompiledProgram, type ConditionTrace, compileProgram, type Decision, decide } from '@tierwright/engine';
import type { Leaf, Program } from '@tierwright/program';
import { type BaseOptions, generateBase, type PartnerLine } from '@tierwright/sample-data';
import { beforeAll, describe, expect, it } from 'vitest';
import { loaded, programFiles } from './program-files.ts';

const programOf = (path: string): Program => {
  const file = programFiles.find((candidate) => candidate.path === `${path}.program.json`);
  if (!file) throw new Error(`rules/${path}.program.json is not there.`);
  return loaded(file);
};

function baseOf(programs: Program[], options: BaseOptions): Iterable<PartnerLine> {
  const base = generateBase(programs, options);
  if (!base.ok) throw new Error(JSON.stringify(base.problems));
  return base.value.partners;
}

function decided(compiled: CompiledProgram, partner: PartnerLine, asOf: string, extra: 'refuse' | 'ignore', trace = false): Decision {
  const outcome = decide(compiled, partner, { asOf, extra, trace });
  if (!outcome.ok)
    throw new Error(`${partner.id}: ${outcome.problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join('\n')}`);
  return outcome.value;
}

/** A day on which a version holds. */
const dayOf = (program: Program): string => {
  const from = program.effective?.from ?? '2025-01-01';
  return `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
};

describe('a base for every program', () => {
  it.each(programFiles.map(({ path }) => path.replace('.program.json', '')))(
    'DATA-R1, DATA-R2: %s accepts its partners, all of them',
    (path) => {
      const program = programOf(path);
      const compiled = compileProgram(program);
      const asOf = dayOf(program);
      for (const partner of baseOf([program], { size: 60, seed: path, asOf })) decided(compiled, partner, asOf, 'refuse');
    },
  );

  const folders = new Map<string, string[]>();
  for (const { path } of programFiles) {
    const [folder = ''] = path.split('/');
    folders.set(folder, [...(folders.get(folder) ?? []), path.replace('.program.json', '')]);
  }
  const several = [...folders].filter(([, paths]) => paths.length > 1);

  it.each(several)('DATA-U1, DATA-U2: each version of %s decides a base made for all', (_, paths) => {
    const programs = paths.map(programOf);
    const asOf = '2026-06-30';
    const compiled = programs.map((program) => compileProgram(program));
    for (const partner of baseOf(programs, { size: 40, seed: 1, asOf }))
      for (const each of compiled) decided(each, partner, asOf, 'ignore');
  });
});

/** The shares of tiers among the partners that the first track is for, highest tier last. */
interface Case {
  path: string;
  asOf: string;
  /** Kinds whose records are sales, with the date and the money that count. */
  sales: { kind: string; on: string; amount?: string }[];
  tiers: Record<string, number>;
  /** How many partners are decided; fewer where a tier looks at every day of two quarters. */
  decided: number;
  near: (decision: Decision, partner: PartnerLine) => boolean;
}

function isClose(measured: unknown, threshold: unknown): boolean {
  return (
    typeof measured === 'number' &&
    typeof threshold === 'number' &&
    threshold > 0 &&
    Math.abs(measured - threshold) <= threshold * 0.1 + 1e-9
  );
}

/** Whether a value of the partner lies within 10 % of a number that a tier of its track asks for. */
function nearLeaf(path: string): Case['near'] {
  const program = programOf(path);
  const counts = (fact: string, threshold: unknown): boolean => {
    const derived = program.derived?.[fact];
    const type = program.facts?.[fact]?.type ?? (derived && 'ratio' in derived && derived.per === undefined ? 'percent' : 'number');
    return type === 'money' || (type !== 'percent' && Number(threshold) >= 10);
  };
  const inside = (node: ConditionTrace | null, value: (fact: string) => unknown): boolean => {
    if (!node) return false;
    if ('all' in node) return node.all.some((part) => inside(part, value));
    if ('any' in node) return node.any.some((part) => inside(part, value));
    if ('not' in node) return inside(node.not, value);
    if ('requirement' in node) return inside(node.when, value);
    const derived = program.derived?.[node.fact];
    if (derived && 'count' in derived) {
      // The requirements that are counted are no part of the trace.
      return derived.count.some((id) => {
        const when = program.requirements?.[id]?.when;
        return (
          when &&
          'all' in when &&
          when.all.some((leaf) => 'fact' in leaf && counts(leaf.fact, asked(leaf)) && isClose(value(leaf.fact), asked(leaf)))
        );
      });
    }
    // A threshold that is another fact is none that a vendor could move.
    return (
      !(node.of !== undefined && program.facts?.[node.of]) && counts(node.fact, node.threshold) && isClose(node.measured, node.threshold)
    );
  };
  const asked = ({ value }: Leaf): unknown =>
    value !== null && typeof value === 'object' && 'fact' in value ? program.parameters?.[String(value.fact)]?.value : value;
  return ({ tracks, trace }) => {
    const value = (fact: string): unknown => trace?.facts.find((one) => one.fact === fact)?.value;
    return (trace?.tracks ?? []).some(
      ({ track, tiers }) => track === tracks[0]?.track && tiers.some(({ qualify }) => inside(qualify, value)),
    );
  };
}

/** Harbor: the score of a product area, and the points that held when the partner joined. What must have held is no leaf. */
function nearScore({ tracks, trace }: Decision, { attributes }: PartnerLine): boolean {
  if (tracks[0]?.track !== 'portfolio') return false;
  const thresholds = [String(attributes.joinedOn) < '2026-01-01' ? 30 : 40, 75];
  const scores = (trace?.tracks ?? []).flatMap(({ tiers }) =>
    tiers.flatMap(({ derived }) => derived.filter(({ fact }) => fact === 'area.score')),
  );
  return scores.some(({ value }) => thresholds.some((threshold) => isClose(value, threshold)));
}

const cases: Case[] = [
  {
    path: 'odoo/v11',
    asOf: '2023-12-31',
    sales: [
      { kind: 'order', on: 'soldOn' },
      { kind: 'invoice', on: 'invoicedOn', amount: 'amount' },
    ],
    tiers: { learning: 0.78, ready: 0.1, silver: 0.06, gold: 0.06 },
    decided: 4000,
    near: nearLeaf('odoo/v11'),
  },
  {
    path: 'northwind/2027.1.0',
    asOf: '2027-03-31',
    sales: [
      { kind: 'deal', on: 'wonOn', amount: 'amount' },
      { kind: 'order', on: 'shippedOn' },
    ],
    tiers: { null: 0.03, registered: 0.75, silver: 0.16, gold: 0.06 },
    decided: 4000,
    near: nearLeaf('northwind/2027.1.0'),
  },
  // Premier waits for the length of "sustained", which nobody published: who has all it measures is Advanced.
  {
    path: 'aws-services/2024.12.0',
    asOf: '2025-06-30',
    sales: [{ kind: 'opportunity', on: 'launchedOn', amount: 'mrr' }],
    tiers: { null: 0.585, select: 0.195, advanced: 0.22 },
    decided: 4000,
    near: nearLeaf('aws-services/2024.12.0'),
  },
  {
    path: 'harbor/2026.1.0',
    asOf: '2027-03-31',
    sales: [{ kind: 'order', on: 'soldOn', amount: 'amount' }],
    tiers: { null: 0.6, select: 0.18, preferred: 0.22 },
    decided: 600,
    near: nearScore,
  },
];

/** Rough values of a unit in euros, to compare sizes: the shares do not depend on a few percent. */
const ROUGHLY: Record<string, number> = { USD: 0.9, EUR: 1, GBP: 1.15, JPY: 0.006, AUD: 0.6, CHF: 1 };

function revenueOf(partner: PartnerLine, { sales, asOf }: Case, currency: string): { sold: boolean; revenue: number } {
  const after = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`;
  let sold = false;
  let revenue = 0;
  for (const { kind, on, amount } of sales) {
    for (const record of partner.records[kind] ?? []) {
      const day = String(record[on] ?? '');
      if (day <= after || day > asOf) continue;
      sold = true;
      const money = amount === undefined ? 0 : (record[amount] ?? 0);
      if (typeof money === 'number') revenue += money * (ROUGHLY[currency] ?? 1);
      else for (const [code, value] of Object.entries(money)) revenue += Number(value) * (ROUGHLY[code] ?? 1);
    }
  }
  return { sold, revenue };
}

describe.each(cases)('4,000 partners of $path', (one) => {
  const program = programOf(one.path);
  let compiled: CompiledProgram;
  let partners: PartnerLine[];
  let sales: { sold: boolean; revenue: number }[];
  beforeAll(() => {
    compiled = compileProgram(program);
    partners = [...baseOf([program], { size: 4000, seed: 1, asOf: one.asOf })];
    sales = partners.map((partner) => revenueOf(partner, one, program.currency));
  });

  it('DATA-S1: six in ten sold nothing for a year', () => {
    const dormant = sales.filter(({ sold }) => !sold).length / partners.length;
    expect(dormant).toBeGreaterThan(0.57);
    expect(dormant).toBeLessThan(0.63);
  });

  it('DATA-S2: the first tenth has nine tenths of revenue', () => {
    const revenues = sales.map(({ revenue }) => revenue).sort((a, b) => b - a);
    const sum = (list: number[]) => list.reduce((total, revenue) => total + revenue, 0);
    const share = sum(revenues.slice(0, 400)) / sum(revenues);
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.95);
  });

  it('DATA-T5, DATA-T6: tiers in the shares asked for', () => {
    const decisions = partners
      .slice(0, one.decided)
      .map((partner) => ({ headline: decided(compiled, partner, one.asOf, 'refuse').tracks[0] }));
    const members = decisions.filter(({ headline }) => headline?.track === program.tracks?.[0]?.id);
    for (const [tier, share] of Object.entries(one.tiers)) {
      const found = members.filter(({ headline }) => `${headline?.qualified}` === tier).length / members.length;
      const off = Math.abs(found - share);
      expect([tier, off < (one.decided < 4000 ? 0.05 : 0.025) ? share : found]).toEqual([tier, share]);
    }
  });

  it('DATA-S3: one in eight is near a threshold', () => {
    const sample = partners.slice(0, Math.min(2000, one.decided));
    const near = sample.filter((partner) => one.near(decided(compiled, partner, one.asOf, 'refuse', true), partner)).length / sample.length;
    expect(near).toBeGreaterThan(0.1);
    expect(near).toBeLessThan(0.15);
  });
});
