import { LONGEST_CHAIN } from '../../types-of-values/reference-order.ts';
import type { Examination } from '../examination.ts';

const nameOf = (node: string): string => (node.startsWith('?') ? node.slice(1) : node);
const SHOWN = 8;

/** Nothing depends on itself, and no chain of references is too long to be followed. */
export function checkCycles({ program, types, report }: Examination): void {
  for (const { pointer, through } of types.order.cycles) {
    const names = through.map((node) => `\`${nameOf(node)}\``);
    const shown = names.length > SHOWN ? [...names.slice(0, SHOWN - 1), '…', names.at(-1)] : names;
    report.add('PDL203', pointer, `It depends on itself: ${shown.join(' → ')}.`, {
      value: nameOf(through.at(-1) ?? ''),
      expected: 'references that end somewhere',
    });
  }
  for (const node of types.order.tooDeep)
    report.add(
      'PDL241',
      pointerOf(program, node),
      `More than ${LONGEST_CHAIN} references follow one another from \`${nameOf(node)}\` on.`,
      {
        value: nameOf(node),
        expected: `at most ${LONGEST_CHAIN}`,
        at: 'key',
      },
    );
}

function pointerOf(program: Examination['program'], node: string): string {
  if (node.startsWith('?')) return `/requirements/${node.slice(1)}`;
  const section = (['facts', 'parameters', 'derived'] as const).find((name) => program[name] && Object.hasOwn(program[name], node));
  return `/${section ?? 'derived'}/${node}`;
}
