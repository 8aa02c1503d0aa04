import type { Path } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import type { Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { shown } from '../terminal/words.ts';

function changeLines({ changes, cost }: Path, style: Style): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map((change) => [`  ${change.sentence}`, style.dim(shown(change.cost))]);
  return [...table([...rows, ['  Cost', style.bold(shown(cost ?? 0))]], ['left', 'right'])];
}

const marginLines = ({ margins }: Path, style: Style): string[] =>
  margins.length === 0
    ? []
    : [style.dim('  It is lost when one of these alone goes so far:'), ...margins.map(({ sentence }) => `  - ${sentence}`)];

const blockerLines = ({ blockers }: Path, style: Style): string[] => blockers.map(({ sentence }) => `  ${style.red('✗')} ${sentence}`);

/** What it takes to reach a tier, as people read it. */
export function pathLines(program: Program, paths: readonly Path[], partner: string, style: Style): string[] {
  const [first] = paths;
  return [
    `${style.bold(partner)}  ${program.title} ${program.version}  ${first?.asOf ?? ''}`,
    ...paths.flatMap((path) => [
      '',
      style.bold(path.sentence),
      ...changeLines(path, style),
      ...marginLines(path, style),
      ...blockerLines(path, style),
    ]),
    '',
    style.dim(`${first?.hash.slice(0, 12) ?? ''}, engine ${first?.engineVersion ?? ''}`),
  ];
}
