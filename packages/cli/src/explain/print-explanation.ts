import { type Explanation, explain } from '@tierwright/engine';
import { type DecisionOptions, decideFile } from '../decide/decide-file.ts';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import type { ExplanationOutput } from '../output/explanation.ts';
import type { Session } from '../terminal/session.ts';
import { explanationLines, explanationMarkdown } from './explanation-lines.ts';

export interface ExplainOptions extends DecisionOptions {
  format: 'text' | 'markdown';
}

/** `tierwright explain` */
export async function printExplanation(file: string, options: ExplainOptions, session: Session): Promise<ExitCode> {
  const { program, partner, decision } = await decideFile(file, options, session);
  const { title } = partner.partner;
  const explanation: Explanation = explain(decision, program.program, typeof title === 'string' ? { partnerTitle: title } : {});
  if (session.json) session.printJson(explanation satisfies ExplanationOutput);
  else if (options.format === 'markdown') session.print(explanationMarkdown(explanation).join('\n'));
  else session.print(explanationLines(explanation, session.style).join('\n'));
  return EXIT.fine;
}
