import { hashProgram, type Outcome, type Problem, type Program } from '@tierwright/program';
import { makePartner, sharedBy } from '../partners/make-partner.ts';
import { type PartnerLine, writePartner } from '../partners/partner-line.ts';
import { type BaseOptions, checkOptions, settingsOf } from './base-options.ts';
import { planBase } from './base-plan.ts';

/** What base.json says about the partners beside it. */
export interface BaseManifest {
  format: 'tierwright-base/1';
  programs: { program: string; version: string; hash: string }[];
  seed: number | string;
  size: number;
  asOf: string;
}

/** A base: its manifest, and its partners one by one. They can be walked through again and again. */
export interface Base {
  manifest: BaseManifest;
  partners: Iterable<PartnerLine>;
}

/** The manifest of a base for these programs. */
export function baseManifest(programs: readonly Program[], options: Pick<BaseOptions, 'seed' | 'size' | 'asOf'>): BaseManifest {
  return {
    format: 'tierwright-base/1',
    programs: programs.map((program) => ({ program: program.program, version: program.version, hash: hashProgram(program) })),
    seed: options.seed,
    size: options.size,
    asOf: options.asOf,
  };
}

/**
 * A seeded base of partners with records, for one program or for several versions of it. Partners are made as they are
 * walked through, so a base of any size needs little memory. The same programs, options and seed give the same partners.
 * Problems (`DATA…`): options out of range, programs that cannot share a base.
 */
export function generateBase(programs: readonly Program[], options: BaseOptions): Outcome<Base> {
  const problems: Problem[] = checkOptions(options);
  const plan = problems.length > 0 ? undefined : planBase(programs, settingsOf(options), problems);
  if (!plan) return { ok: false, problems };
  const shared = sharedBy(plan);
  const partners: Iterable<PartnerLine> = {
    *[Symbol.iterator]() {
      for (let index = 0; index < options.size; index++) yield writePartner(plan, index, makePartner(plan, shared, index));
    },
  };
  return { ok: true, value: { manifest: baseManifest(programs, options), partners }, problems: [] };
}
