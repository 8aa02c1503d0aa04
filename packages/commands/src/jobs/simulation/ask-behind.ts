import { readSelector } from '@tierwright/simulation';
import { addJob, findJob } from '@tierwright/store';
import type { Command } from '../../command/command.ts';
import { refuse, refuseWith } from '../../command/refuse.ts';
import { whoOf } from '../../partners/who.ts';
import { SIMULATE_RIGHTS } from '../job-rights.ts';
import type { BehindAsked } from '../job-shapes.ts';
import { noJob } from '../read-jobs.ts';
import { simulatedIn } from './simulated.ts';
import type { SimulationInput } from './simulation-input.ts';

/** What a simulation was made of, and a number of its report. */
export interface BehindInput extends SimulationInput {
  readonly behind: BehindAsked;
}

/** Asks for the partners behind a number of a simulation: they are decided again, by a job of its own. */
export const askBehind: Command<BehindAsked & { readonly job: string }, { readonly job: string }> = {
  name: 'simulation.askBehind',
  rights: SIMULATE_RIGHTS,
  async run({ service, tx, caller, now, about }, { job: of, ...behind }) {
    const simulation = await findJob(tx, of);
    if (!simulation) return noJob(of);
    if (simulation.kind !== 'simulation')
      return refuse('CMD503', 'The job is no simulation.', { value: simulation.kind, expected: 'simulation' });
    const { versions } = await simulatedIn(service, tx, simulation);
    const read = readSelector(behind.selector, versions);
    if (!read.ok)
      return refuseWith(
        'CMD503',
        read.problems.map((problem) => ({ ...problem, pointer: `/selector${problem.pointer}` })),
      );
    const job = service.newId();
    const input: BehindInput = { ...(simulation.input as unknown as SimulationInput), behind };
    await addJob(tx, { id: job, kind: 'partners', input: JSON.stringify(input), askedBy: whoOf(caller), at: now });
    about(`job/${job}`);
    return { ok: true, status: 202, body: { job }, location: `/jobs/${job}` };
  },
};
