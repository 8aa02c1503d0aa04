import type { Examination } from '../examination.ts';

const SECTIONS = ['facts', 'parameters', 'derived'] as const;

/** Facts, parameters and derived values share one namespace with group fields, answers of forms and built-in facts. */
export function checkNamespaces({ program, types, report }: Examination): void {
  const declared = new Map<string, string>();
  for (const section of SECTIONS)
    for (const id of Object.keys(program[section] ?? {})) {
      const pointer = `/${section}/${id}`;
      const before = declared.get(id);
      const other = types.others.get(id);
      const taken =
        before !== undefined
          ? `stands in \`${before}\` already`
          : other?.of === 'builtIn'
            ? 'is a fact that every program has'
            : other?.of === 'form'
              ? 'is the answer to a field of a form'
              : other?.of === 'group'
                ? 'is a field that facts are grouped by'
                : undefined;
      if (taken !== undefined) report.add('PDL204', pointer, `\`${id}\` ${taken}.`, { value: id, expected: 'an id of its own', at: 'key' });
      declared.set(id, section);
    }
  for (const field of types.groups.keys())
    if (types.builtIn.has(field)) {
      const fact = types.groups.get(field)?.facts[0];
      report.add('PDL204', `/facts/${fact}/by`, `\`${field}\` is a fact that every program has.`, {
        value: field,
        expected: 'a field of another name',
      });
    }
}
