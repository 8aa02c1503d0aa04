import { EXIT, type ExitCode } from '../failures/codes.ts';
import type { DecisionOutput } from '../output/decision.ts';
import type { Session } from '../terminal/session.ts';
import { type DecisionOptions, decideFile } from './decide-file.ts';
import { decisionLines } from './decision-lines.ts';

/** `tierwright decide` */
export async function printDecision(file: string, options: DecisionOptions, session: Session): Promise<ExitCode> {
  const { program, partner, decision } = await decideFile(file, options, session);
  if (session.json) session.printJson(decision satisfies DecisionOutput);
  else session.print(decisionLines(program.program, decision, partner.partner.title ?? partner.partner.id, session.style).join('\n'));
  return EXIT.fine;
}
