import type { Examination } from '../examination.ts';

/** What is declared and read by nothing but tests. */
export function adviseUnused({ program, uses, report }: Examination): void {
  const sections = { facts: 'fact', parameters: 'parameter', derived: 'derived value' } as const;
  for (const [section, word] of Object.entries(sections) as [keyof typeof sections, string][])
    for (const id of Object.keys(program[section] ?? {}))
      if (!uses.values.has(id)) report.add('PDL604', `/${section}/${id}`, `Nothing reads the ${word} \`${id}\`.`, { value: id, at: 'key' });
  for (const id of Object.keys(program.requirements ?? {}))
    if (!uses.requirements.has(id))
      report.add('PDL604', `/requirements/${id}`, `Nothing asks for the requirement \`${id}\`.`, { value: id, at: 'key' });
}
