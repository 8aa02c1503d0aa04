import { RUNNING_SECTIONS } from '../in-flight/running-impact.ts';
import { bands } from './bands/bands.ts';
import { changes } from './changes/changes.ts';
import { cliffs } from './cliffs/cliffs.ts';
import { cost } from './cost/cost.ts';
import { limits } from './limits/limits.ts';
import { moves } from './moves/moves.ts';
import { quarters } from './quarters/quarters.ts';
import { reproduce } from './reproduce/reproduce.ts';
import type { Section } from './section.ts';
import { slices } from './slices/slices.ts';
import { undecided } from './undecided/undecided.ts';

/** The parts of the report, each in a folder of its own. */
export const SECTIONS = { moves, slices, changes, bands, cost, quarters, cliffs, limits, undecided, ...RUNNING_SECTIONS, reproduce };
type Sections = typeof SECTIONS;
export type SectionName = keyof Sections;

type PartOf<S> = S extends Section<infer Part, infer _, infer __> ? Part : never;
type ToldOf<S> = S extends Section<infer _, infer Told, infer __> ? Told : never;
type SelectorOf<S> = S extends Section<infer _, infer __, infer Selector> ? Selector : never;

/** What each section has of some partners: plain JSON. */
export type SectionParts = { [Name in SectionName]: PartOf<Sections[Name]> };
/** What each section says of all partners. */
export type SectionsTold = { [Name in SectionName]: ToldOf<Sections[Name]> };

/** Names one number of the report, to ask for the partners behind it. */
export type Selector = {
  [Name in SectionName]: [SelectorOf<Sections[Name]>] extends [never] ? never : { readonly part: Name } & SelectorOf<Sections[Name]>;
}[SectionName];

/** A section whatever it is about. */
export type AnySection = Section<unknown, unknown, unknown>;

export const SECTION_LIST = Object.entries(SECTIONS) as readonly [SectionName, AnySection][];

/** The same for each section. */
export const eachSection = <T>(work: (name: SectionName, section: AnySection) => T): Record<SectionName, T> =>
  Object.fromEntries(SECTION_LIST.map(([name, section]) => [name, work(name, section)])) as Record<SectionName, T>;
