import { parseProgram } from '@tierwright/program';
import type { PartnerFilter } from '@tierwright/store';
import { addJob, addToOutbox, countPartners, findDraft, findVersion, type Tx } from '@tierwright/store';
import type { Answer } from '../../command/answer.ts';
import type { Command } from '../../command/command.ts';
import { refuse, refuseWith } from '../../command/refuse.ts';
import { chosenVersion } from '../../decisions/chosen-version.ts';
import { whoOf } from '../../partners/who.ts';
import { SIMULATE_RIGHTS } from '../job-rights.ts';
import type { SimulationAsked } from '../job-shapes.ts';
import { askedQuestions, questionsOf } from './answer-questions.ts';
import { daysAsked } from './days-asked.ts';
import { candidateIn } from './simulated.ts';
import type { SimulationInput } from './simulation-input.ts';

/** Has two versions decide the whole base, or a part of it; gives the job that does. */
export const simulateVersions: Command<SimulationAsked, { readonly job: string }> = {
  name: 'simulation.ask',
  rights: SIMULATE_RIGHTS,
  async run({ service, tx, caller, now, about }, asked) {
    const { program, baseline, partners = {} } = asked;
    if ((asked.candidate === undefined) === (asked.draft === undefined)) {
      return refuse('CMD503', 'What is tried?', { expected: 'either `candidate` or `draft`' });
    }
    if (asked.notices === true && asked.asKnownOn !== undefined) {
      return refuse('CMD503', 'Notices tell what holds now, not what was known.', { pointer: '/notices', value: asked.notices });
    }
    const candidate = await candidateOf(tx, asked);
    if (!candidate.ok) return candidate;
    const { program: ofCandidate, ...input } = candidate.body;
    const named = baseline === undefined ? { program: program ?? ofCandidate } : { version: baseline };
    const base = await chosenVersion(service, tx, named, 'all');
    if (!base.ok) return base;
    const { compiled } = await candidateIn(service, tx, input);
    const range = daysAsked(base.version, compiled, now, asked);
    if (!range.ok) return range;
    const { days } = range.body;
    const questions = askedQuestions(asked);
    if (questions !== undefined) {
      const read = questionsOf(questions, compiled, days.parametersAsOf ?? days.asOf);
      if (!read.ok) return refuseWith('CMD503', read.problems);
    }
    const job = service.newId();
    const kept: SimulationInput = {
      baseline: base.version.hash,
      candidate: input,
      ...range.body,
      partners: partners as PartnerFilter,
      ...(asked.notices === true ? { notices: true } : {}),
      ...(questions === undefined ? {} : { questions }),
    };
    const { shards } = service;
    const isLarge = shards !== undefined && (await countPartners(tx, kept.partners)) >= shards.from;
    const carriedBy = isLarge ? 'workflow' : 'runner';
    await addJob(tx, { id: job, kind: 'simulation', input: JSON.stringify(kept), askedBy: whoOf(caller), at: now, carriedBy });
    if (isLarge) {
      const body = { baseline: kept.baseline, candidate: input.hash, size: shards.size };
      await addToOutbox(tx, { subject: `simulation/${job}`, revision: 1, kind: 'simulation', body }, now);
    }
    about(`job/${job}`, undefined, input.hash);
    return { ok: true, status: 202, body: { job }, location: `/jobs/${job}` };
  },
};

async function candidateOf(
  tx: Tx,
  { candidate, draft }: SimulationAsked,
): Promise<Answer<SimulationInput['candidate'] & { readonly program: string }>> {
  if (candidate !== undefined) {
    const kept = await findVersion(tx, candidate);
    if (!kept) return refuse('CMD102', 'There is no such version.', { pointer: '/candidate', value: candidate });
    return { ok: true, status: 200, body: { hash: candidate, program: kept.program } };
  }
  const kept = draft === undefined ? undefined : await findDraft(tx, draft);
  if (!kept || draft === undefined) return refuse('CMD102', 'There is no such draft.', { pointer: '/draft', value: draft });
  const parsed = parseProgram(kept.source);
  if (!parsed.program || parsed.hash === undefined) {
    return refuseWith('CMD503', parsed.problems.filter(({ severity }) => severity === 'error').slice(0, 100));
  }
  return { ok: true, status: 200, body: { draft, hash: parsed.hash, document: kept.source, program: parsed.program.program } };
}
