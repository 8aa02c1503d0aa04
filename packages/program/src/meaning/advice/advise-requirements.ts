import type { Examination } from '../examination.ts';

/** Every requirement says why partners are asked for it. */
export function adviseRequirements({ program, report }: Examination): void {
  for (const [id, requirement] of Object.entries(program.requirements ?? {}))
    if (requirement.why === undefined)
      report.add('PDL602', `/requirements/${id}`, `\`${id}\` does not say why.`, { value: id, expected: '`why`', at: 'key' });
}
