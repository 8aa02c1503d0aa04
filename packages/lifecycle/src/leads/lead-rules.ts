import type { Leads, Term } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';

/** How leads are placed and followed, with what the document leaves to its defaults. */
interface LeadRules extends Required<Pick<Leads, 'form' | 'eligible' | 'rank' | 'accept' | 'rounds' | 'otherwise'>> {
  readonly capacity: Leads['capacity'];
  readonly feedback: { readonly first: Term; readonly every: Term; readonly onMissed: 'remind' | 'recall' };
}

/** The rules of a program for leads. That it has some was checked when the lead began, and when it was moved to another version. */
export function leadRules({ program }: LifecycleProgram): LeadRules {
  const { leads } = program;
  if (!leads) throw new Error('The program has no leads');
  const { form = [], eligible, rank = [], capacity, accept = { business: 'P1D' }, rounds = 5, otherwise, feedback = {} } = leads;
  const { first = { business: 'P2D' }, every = 'P14D', onMissed = 'remind' } = feedback;
  return { form, eligible, rank, capacity, accept, rounds, otherwise, feedback: { first, every, onMissed } };
}
