import type { Program } from '@tierwright/program';
import { moveSentences } from '@tierwright/simulation';
import { explanationLines } from '../explain/explanation-lines.ts';
import type { SimulationOutput } from '../output/simulation.ts';
import type { Style } from '../terminal/style.ts';

/** The partners that were asked for: what changes for each and why, then both decisions in full. */
export function explainedLines(
  { explained, changes: { partners: changes } }: SimulationOutput,
  [baseline, candidate]: readonly [Program, Program],
  style: Style,
): string[] {
  return explained.flatMap(({ partner, title, before, after }) => {
    const change = changes.find((one) => one.partner === partner);
    const told = change ? moveSentences(change, baseline, candidate) : ['Its tier does not change.'];
    return [
      '',
      style.bold(`${title ?? partner} (${partner})`),
      ...told.map((line) => `  ${line}`),
      '',
      style.dim(`Under version ${baseline.version}:`),
      ...explanationLines(before, style),
      '',
      style.dim(`Under version ${candidate.version}:`),
      ...explanationLines(after, style),
    ];
  });
}
