import { compileProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { type DryRun, dryRun, instantOfStep, LifecycleProgram, type PeopleAnswer } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { readPartner } from '../files/partner-file.ts';
import { readProgram } from '../files/program-file.ts';
import { nameOf, STANDARD_INPUT } from '../files/read-bytes.ts';
import type { DryRunOutput } from '../output/dry-run.ts';
import type { Session } from '../terminal/session.ts';
import { count } from '../terminal/words.ts';
import { type DealFile, readDeal } from './deal-file.ts';
import { dryRunLines } from './dry-run-lines.ts';

export interface DryRunOptions {
  deal: string;
  partner?: string;
  at?: string;
  people: PeopleAnswer;
}

/** A partner of whom nothing is known: what the rules ask is then unknown, never yes. */
const NOBODY: PartnerData = { id: 'partner', loaded: {} };

async function partnerOf({ partner: file }: DryRunOptions, deal: DealFile, session: Session): Promise<PartnerData> {
  if (file === undefined) return deal.partner ?? NOBODY;
  if (deal.partner) throw new Failure('TW108', 'The deal names its partner; --partner names another.', { file });
  return (await readPartner(file, session)).partner;
}

/** `tierwright dry-run` */
export async function printDryRun(file: string, options: DryRunOptions, session: Session): Promise<ExitCode> {
  const inputs = [file, options.deal, options.partner].filter((name) => name === STANDARD_INPUT);
  if (inputs.length > 1) throw new Failure('TW206', 'Standard input (-) is named twice; it can be read once.');
  const { program: document, hash } = await readProgram(file, session);
  const deal = await readDeal(options.deal, session);
  const partner = await partnerOf(options, deal, session);
  const program = new LifecycleProgram(compileProgram(document, hash));
  const moment = options.at ?? deal.submittedAt;
  if (moment === undefined) {
    throw new Failure('TW104', 'Nothing says when the deal is submitted: write --at, or submittedAt in the deal.', { file: options.deal });
  }
  const at = instantOfStep(moment, undefined, program.baseCalendar);
  if (at === undefined)
    throw new Failure('TW107', `"${moment}" is no moment. Write "2027-03-01 10:00", or an instant with Z or an offset.`);
  const outcome = dryRun(program, { answers: deal.answers, partner, at, people: options.people, opposing: deal.opposing });
  if (!outcome.ok) throw refused(outcome.problems, options);
  print(outcome.value, session);
  return EXIT.fine;
}

/** Whether it is the partner's data or the deal that cannot be used. */
function refused(problems: Problem[], { deal, partner = deal }: DryRunOptions): Failure {
  if (problems.some(({ code }) => code.startsWith('PDL'))) {
    return new Failure('TW303', `The partner cannot be decided: ${count(problems.length, 'problem')}.`, { file: partner, problems });
  }
  return new Failure('TW306', `${nameOf(deal)} cannot be registered: ${problems[0]?.message ?? ''}`, { file: deal, problems });
}

function print(run: DryRun, session: Session): void {
  if (session.json) session.printJson(run satisfies DryRunOutput);
  else session.print(dryRunLines(run, session.style).join('\n'));
}
