import { type CompiledProgram, type Path, pathTo } from '@tierwright/engine';
import type { FactSet, PartnerData } from '@tierwright/facts';
import type { Program, Track } from '@tierwright/program';
import { Encoding, Unreadable } from './smt/encoding.ts';
import { movables } from './smt/movable.ts';
import type { Claim } from './smt/optimum.ts';
import { and, type Bool, or } from './smt/text.ts';

/** A partner of a program on a day. */
export interface Subject {
  name: string;
  program: Program;
  compiled: CompiledProgram;
  data: PartnerData;
  asOf: string;
}

/** An answer, with what it was asked of. */
export interface Answer {
  subject: Subject;
  track: Track;
  tier: number;
  path: Path;
}

/** Every tier of every track that applies, in each group: what it takes to reach it. */
export async function answersOf(subject: Subject): Promise<Answer[]> {
  const { compiled, data, program, asOf } = subject;
  const answers: Answer[] = [];
  for (const track of program.tracks ?? []) {
    for (const [tier, { id }] of track.tiers.entries()) {
      const outcome = await pathTo(compiled, data, { to: id, track: track.id, asOf });
      if (outcome.ok) answers.push(...outcome.value.map((path) => ({ subject, track, tier, path })));
      else if (outcome.problems.some(({ code }) => code !== 'PATH201' && code !== 'PDL401'))
        throw new Error(`${subject.name}: ${JSON.stringify(outcome.problems)}`);
    }
  }
  return answers;
}

/** The facts of a day, straight from the records. */
export function factsOf({ compiled, data }: Subject): (day: string) => FactSet {
  const prepared = compiled.facts.prepare(data);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const known = new Map<string, FactSet>();
  return (day) => {
    const facts = known.get(day) ?? compiled.facts.facts(prepared.value, day);
    known.set(day, facts);
    return facts;
  };
}

/** Words that sets without a declared list are asked for, in the documents that are tried. */
const FREE_WORDS = ['red', 'green', 'blue'];

/** What is claimed of an answer, as formulas of the solver; undefined where they have no words for it. */
export function claimOf({ subject, track, tier, path }: Answer, index: number): Claim | undefined {
  const { program, asOf } = subject;
  const name = `c${index}`;
  const factsOn = factsOf(subject);
  const what = movables(program, factsOn(asOf), name, () => FREE_WORDS);
  const encoding = new Encoding(program, factsOn, asOf, what);
  const groups = path.group === undefined || track.per === undefined ? {} : { [track.per]: path.group };
  try {
    const met = (at: number): Bool => {
      const asked = track.tiers[at];
      return asked?.qualify ? encoding.condition(asked.qualify, { day: asOf, parametersOn: asOf, tier: asked.id, groups }).met : true;
    };
    const through = track.tiers.slice(0, tier + 1).map((_, at) => met(at));
    const above = track.tiers.slice(tier).map((_, at) => met(tier + at));
    const applies = track.appliesTo
      ? encoding.condition(track.appliesTo, { day: asOf, parametersOn: asOf, tier: null, groups: {} }).met
      : true;
    const goal = and(applies, track.award === 'ladder' ? and(...through) : or(...above));
    return { name, goal, movables: what, cost: path.cost };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
