import type { ChainRun } from '@tierwright/lifecycle';
import { inside, type TimerWords } from './coming.ts';
import type { Shown } from './shown.ts';

/** The title of a step of a chain as the document has it. */
export function stepTitle({ program }: Pick<Shown, 'program'>, chain: string, step: string): string {
  return program.chain(chain)?.steps.find(({ id }) => id === step)?.title ?? step;
}

/** What a timer of a chain means: `chain:<run>:<step>:due`, `…:remind:<n>`, `…:morning`. */
export function chainTimerWords(id: string, shown: Shown, chains: readonly ChainRun[]): TimerWords | undefined {
  const [prefix, run, step, what] = id.split(':');
  if (prefix !== 'chain' || run === undefined || step === undefined) return undefined;
  const chain = chains.find((candidate) => candidate.id === run);
  const title = chain ? stepTitle(shown, chain.chain, step) : step;
  if (what === 'due') return inside(`“${title}” has to be decided.`, true);
  return inside(`Those who hold “${title}” are reminded.`, false);
}
