import type { Deal } from '@tierwright/lifecycle';
import { refusedStep } from '../items/refused-step.ts';
import { sayCommands } from '../status/say-commands.ts';
import { answersAfter, answersWrong } from './deal-answers.ts';
import type { DealSaid } from './deal-messages.ts';
import { DEAL_RIGHTS } from './deal-rights.ts';
import { type DealShown, showDeal } from './show-deal.ts';

/** One command for each message that people send to a deal. What cannot be an answer is refused before it is decided about. */
export const DEAL_COMMANDS = sayCommands<DealSaid, DealShown>({
  kind: 'deal',
  rights: DEAL_RIGHTS,
  show: showDeal,
  async check({ service, tx }, row, said) {
    const after = answersAfter(row.body as unknown as Deal, said);
    if (!after) return undefined;
    const problems = answersWrong(await service.programs.byHash(tx, row.program_hash), after.answers, after.as);
    return problems.length === 0 ? undefined : refusedStep(problems);
  },
});
