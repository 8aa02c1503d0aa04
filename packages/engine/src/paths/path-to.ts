import type { FactSet, PartnerData, PreparedPartner } from '@tierwright/facts';
import type { Outcome, Problem } from '@tierwright/program';
import type { CompiledProgram } from '../compile/program.ts';
import { checkDays } from '../decide/check-days.ts';
import { subjectOf } from '../decide/decide.ts';
import { startIn } from '../tracks/decide-tracks.ts';
import type { Subject } from '../tracks/subject.ts';
import { answered } from './answered.ts';
import { type FoundTrack, findTrack } from './find-track.ts';
import type { Path } from './path.ts';
import type { PathQuestion } from './path-question.ts';
import { Standing } from './standing.ts';

/** The subject of a question and the partner behind it. */
interface Opened {
  subject: Subject;
  prepared: PreparedPartner;
  facts: FactSet;
}

function open(compiled: CompiledProgram, data: PartnerData, question: PathQuestion): Outcome<Opened> {
  const { asOf, parametersAsOf, asKnownOn, extra = 'refuse' } = question;
  const wrong = checkDays({ asOf, parametersAsOf, asKnownOn }, data.previous);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const prepared = compiled.facts.prepare(data, { extra });
  if (!prepared.ok) return prepared;
  const subject = subjectOf(compiled, prepared.value, data.previous, question);
  const facts = subject.factsOn(asOf);
  const problems: Problem[] = [...prepared.problems, ...facts.problems];
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return { ok: true, value: { subject, prepared: prepared.value, facts }, problems };
}

/**
 * What it takes to reach a tier (ENG-H): the cheapest changes of `actionable` facts, or what stands in the way, or how far
 * values may fall where it is met already. One answer, in a track by group one for each group that is asked about. Every
 * answer has been replayed by both evaluators. Problems: those of the partner's data (PDL4xx), of the question (PATH1xx),
 * and PATH201, PATH202.
 */
export async function pathTo(compiled: CompiledProgram, data: PartnerData, question: PathQuestion): Promise<Outcome<Path[]>> {
  const opened = open(compiled, data, question);
  if (!opened.ok) return opened;
  const { subject, prepared, facts } = opened.value;
  const found = findTrack(subject, question);
  if (!found.ok) return found;
  const paths: Path[] = [];
  for (const group of found.value.groups) {
    const path = await answered({
      standing: standingIn(subject, found.value, group),
      prepared,
      facts,
      asKnownOn: question.asKnownOn,
      tier: found.value.tier,
      start: startIn(subject, found.value.decided, group),
    });
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return { ok: true, value: paths, problems: opened.problems };
}

const standingIn = (subject: Subject, { decided }: FoundTrack, group: string | undefined): Standing =>
  Standing.of(subject, decided.track, group);
