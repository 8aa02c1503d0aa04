import { compileProgram, decide, decideByReference, type Path } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Json, Track } from '@tierwright/program';
import { parseProgram } from '@tierwright/program';
import { expect, it } from 'vitest';
import { type Answer, answersOf, factsOf, type Subject } from './cases.ts';
import { randomLadder } from './ladder.ts';
import { publishedSubjects } from './published.ts';
import { randomSubjects } from './random-subjects.ts';

/** The partner file with the changes as given facts; a fact by group keeps its other groups. */
function afterwards({ data, compiled, asOf }: Subject, path: Path): PartnerData {
  const now = factsOf({ data, compiled } as Subject)(asOf).values;
  const facts: Record<string, Json> = { ...data.facts };
  const { facts: declared = {}, currency } = compiled.program;
  const shown = (id: string, value: unknown): Json =>
    declared[id]?.type === 'money' && typeof value === 'number'
      ? value / 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
      : (value as Json);
  for (const { fact, group, member, to } of path.changes) {
    const before = facts[fact] ?? now[fact] ?? null;
    const isNew = facts[fact] === undefined;
    if (member !== undefined) {
      const words = new Set(before as string[]);
      if (to === true) words.add(member);
      else words.delete(member);
      facts[fact] = [...words];
    } else if (group !== undefined) {
      const groups = isNew
        ? Object.fromEntries(Object.entries(before as object).map(([name, value]) => [name, shown(fact, value)]))
        : (before as object);
      facts[fact] = { ...groups, [group]: to as Json };
    } else facts[fact] = to as Json;
  }
  return { ...data, facts };
}

/** Periods look back: a fact given in a file is given on the days before too, so such answers are replayed by pathTo alone. */
const looksBack = ({ subject, track }: Answer): boolean => {
  const text = JSON.stringify(subject.program.derived ?? {});
  return text.includes('"held"') && JSON.stringify(track).length > 0;
};

const rankOf = (track: Track, id: string | null | undefined): number => track.tiers.findIndex((tier) => tier.id === id);

/** What either evaluator says of the partner after the changes, where it is not what was said. */
async function broken(answer: Answer): Promise<string[]> {
  const { subject, track, tier, path } = answer;
  const data = afterwards(subject, path);
  const { previous: _before, ...plain } = data;
  const row = decide(subject.compiled, plain, { asOf: subject.asOf });
  const reference = await decideByReference(subject.program, plain, { asOf: subject.asOf });
  return [row, reference].flatMap((outcome, index) => {
    const entry = outcome.ok ? outcome.value.tracks.find((one) => one.track === track.id && one.group === path.group) : undefined;
    const rank = rankOf(track, entry?.qualified);
    return rank >= tier && track.tiers[rank]?.id === path.reaches
      ? []
      : [`${subject.name}, ${path.tier}, evaluator ${index}: ${entry?.qualified} after ${path.sentence}`];
  });
}

async function replayed(subjects: Iterable<Subject>, count: number): Promise<{ paths: number; wrong: string[] }> {
  let paths = 0;
  const wrong: string[] = [];
  for (const subject of subjects) {
    if (paths >= count) break;
    for (const answer of await answersOf(subject)) {
      if (answer.path.outcome !== 'path' || looksBack(answer)) continue;
      paths += 1;
      wrong.push(...(await broken(answer)));
    }
  }
  return { paths, wrong };
}

function* ladders(): Generator<Subject> {
  for (let seed = 5001; ; seed += 1) {
    const { program: made, data, asOf } = randomLadder(seed);
    const { program, hash } = parseProgram(JSON.stringify(made));
    if (program && hash !== undefined) yield { name: `ladder ${seed}`, program, compiled: compileProgram(program, hash), data, asOf };
  }
}

/** Answers in `npm test`; the long form sets TIERWRIGHT_PATH_CASES=1000. */
const ANSWERS = Number(process.env.TIERWRIGHT_PATH_CASES ?? 150);

it(`ENG-H7: ${ANSWERS} answers hold where the changes are written into the partner file, by both evaluators`, async () => {
  expect((await replayed(ladders(), ANSWERS)).wrong).toEqual([]);
});

it(`ENG-H7: so do ${ANSWERS / 3} of random documents over the whole language`, async () => {
  expect((await replayed(randomSubjects(), ANSWERS / 3)).wrong).toEqual([]);
});

it('ENG-H7: so do those of the published programs', async () => {
  const { paths, wrong } = await replayed(publishedSubjects(4), 100);
  expect(wrong).toEqual([]);
  expect(paths).toBeGreaterThan(90);
});
