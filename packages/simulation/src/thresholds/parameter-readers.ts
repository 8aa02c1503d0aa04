import { readable } from '@tierwright/engine';
import type { Program } from '@tierwright/program';

/** Every text of a piece of a document, which may be a name. */
function texts(json: unknown, into = new Set<string>()): Set<string> {
  if (typeof json === 'string') into.add(json);
  else if (typeof json === 'object' && json !== null) for (const one of Object.values(json)) texts(one, into);
  return into;
}

/** Parameters that may be read by what a piece of a document names: rather one too many than one too few. */
export function parametersIn(program: Program, json: unknown): ReadonlySet<string> {
  const names = [...texts(json)];
  const conditions = names.filter((name) => program.requirements?.[name]).map((condition) => ({ condition }));
  return new Set(readable(program, conditions, names).parameters);
}

/** Parameters that are read by more of a track than the conditions of its tiers: by reviews, for one. */
export const readByReviews = (program: Program): ReadonlySet<string> =>
  parametersIn(
    program,
    (program.tracks ?? []).map(({ tiers: _, appliesTo: __, ...rest }) => rest),
  );

/** Parameters that are read by benefits and stackings, besides the tiers that they ask for. */
export const readByBenefits = (program: Program): ReadonlySet<string> => parametersIn(program, [program.benefits, program.stacking]);

/** Parameters that decide which records count: in a fact, or under a cap of a benefit. */
export const readOfRecords = (program: Program): ReadonlySet<string> =>
  parametersIn(program, [
    Object.values(program.facts ?? {}),
    (program.benefits ?? []).map(({ caps = [] }) => caps.map(({ where }) => where)),
  ]);
