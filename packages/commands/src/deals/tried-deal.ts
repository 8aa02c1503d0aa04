import type { Deal, LifecycleProgram } from '@tierwright/lifecycle';
import { findPartner, type Tx } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import type { Failure } from '../command/failure.ts';
import { refuse } from '../command/refuse.ts';
import { refusedStep } from '../items/refused-step.ts';
import { noPartner } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { mayTouch, type Reach } from '../rights/reach.ts';
import { chooseProgram } from '../status/choose-program.ts';
import { answersWrong } from './deal-answers.ts';
import { TRY_DEALS_RIGHTS } from './deal-rights.ts';

/** A deal that somebody asks about before it is registered. */
interface Asked {
  readonly program?: string;
  readonly partner?: string;
  readonly answers: Deal['answers'];
}

/** Under which version, whose it would be, and whether somebody of the vendor asks: partners are told nothing of others. */
export interface TriedDeal {
  readonly program: LifecycleProgram;
  readonly partner: string;
  readonly isVendor: boolean;
}

type Tried = { readonly ok: true; readonly value: TriedDeal } | { readonly ok: false; readonly failure: Failure };

/** Answers a question about a deal that would be submitted as it is: the partner is within reach, the answers fit the form. */
export const tryingDeal = <O>(
  service: Service,
  caller: Caller,
  asked: Asked,
  answer: (tx: Tx, tried: TriedDeal) => Promise<Answer<O>>,
): Promise<Answer<O>> =>
  reading(service, TRY_DEALS_RIGHTS, caller, async (tx, reach) => {
    const tried = await triedDeal(service, caller, asked, { tx, reach });
    return tried.ok ? answer(tx, tried.value) : tried;
  });

async function triedDeal(
  { programs }: Service,
  caller: Caller,
  asked: Asked,
  { tx, reach }: { readonly tx: Tx; readonly reach: Reach },
): Promise<Tried> {
  const own = caller.kind === 'person' ? caller.partner : null;
  const partner = asked.partner ?? own;
  if (partner === null) return refuse('CMD612', 'Whose deal would it be?', { pointer: '/partner', expected: 'the id of a partner' });
  if (!mayTouch(reach, { partner }) || !(await findPartner(tx, partner))) return noPartner(partner);
  const chosen = await chooseProgram(programs, tx, { named: asked.program, partner, section: 'dealRegistration' });
  if (!chosen.ok) return chosen;
  const { program } = chosen;
  const wrong = answersWrong(program, asked.answers, 'submission');
  return wrong.length > 0 ? refusedStep(wrong) : { ok: true, value: { program, partner, isVendor: own === null } };
}
