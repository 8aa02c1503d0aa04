import {
  type CompiledDocuments,
  type CompiledProgram,
  countedRequirements,
  type Decision,
  decide,
  explain,
  lapse,
  type Path,
  pathTo,
} from '@tierwright/engine';
import type { Problem, Program } from '@tierwright/program';
import type { DecideAsked, DecideSaid, Outlook, PartnerQuestion } from './messages.ts';

/** The tier above the one that is held, of each track (of the whole partner, where a track is by group). */
export function nextTiers({ tracks = [] }: Program, decision: Decision): { readonly track: string; readonly to: string }[] {
  return decision.tracks.flatMap(({ track, group, tier }) => {
    if (group !== undefined) return [];
    const tiers = tracks.find(({ id }) => id === track)?.tiers ?? [];
    const next = tiers[tiers.findIndex(({ id }) => id === tier) + 1];
    return next ? [{ track, to: next.id }] : [];
  });
}

/** Partners of a base may have more than a program looks at. */
const EXTRA = 'ignore';

async function outlookOf(compiled: CompiledProgram, { partner, asOf }: PartnerQuestion, decision: Decision): Promise<Outlook> {
  const paths: Path[] = [];
  const problems: Problem[] = [];
  for (const next of nextTiers(compiled.program, decision)) {
    const found = await pathTo(compiled, partner, { ...next, asOf, extra: EXTRA });
    if (found.ok) paths.push(...found.value);
    else problems.push(...found.problems);
  }
  const lapses = await lapse(compiled, partner, { asOf, extra: EXTRA });
  if (!lapses.ok) problems.push(...lapses.problems);
  return { paths, lapse: lapses.ok ? lapses.value : null, problems };
}

/** Answers about one partner, with the engine that the service decides with. */
export async function answerPartner(programs: CompiledDocuments, { id, type, ...question }: DecideAsked): Promise<DecideSaid> {
  const { text, partner, asOf } = question;
  const compiled = programs.of(text);
  if (!compiled.ok) return { id, type: 'refused', of: 'program', problems: compiled.problems };
  const outcome = decide(compiled.value, partner, { asOf, extra: EXTRA, trace: true });
  if (!outcome.ok) return { id, type: 'refused', of: 'partner', problems: outcome.problems };
  if (type === 'outlook') return { id, type, ...(await outlookOf(compiled.value, question, outcome.value)) };
  const named = partner.title === undefined ? {} : { partnerTitle: partner.title };
  const decision = outcome.value;
  const { program } = compiled.value;
  return { id, type: 'decided', decision, explanation: explain(decision, program, named), counted: countedRequirements(decision, program) };
}
