import type { Literal, Problem, Program, ValueType } from '@tierwright/program';
import { problem, segment } from './merge-problem.ts';

/** An attribute of partners as all programs together declare it. */
export interface MergedAttribute {
  name: string;
  type: ValueType;
  /** The words of an enum or set that every program knows. */
  values: string[];
  /** Whether a program fails without it. */
  required: boolean;
  /** Whether a program treats its absence as a known value. */
  defaults: Literal[];
  /** The facts that read it, by program. */
  facts: (string | undefined)[];
}

/** The union of the attributes that facts read, in the order of the documents. */
export function mergeAttributes(programs: readonly Program[], problems: Problem[]): MergedAttribute[] {
  const attributes = new Map<string, MergedAttribute>();
  programs.forEach((program, index) => {
    for (const [id, fact] of Object.entries(program.facts ?? {})) {
      if (fact.attribute === undefined || fact.scope === 'deal') continue;
      let known = attributes.get(fact.attribute);
      const pointer = `/facts/${segment(id)}`;
      if (!known) {
        known = { name: fact.attribute, type: fact.type, values: [...(fact.values ?? [])], required: false, defaults: [], facts: [] };
        attributes.set(fact.attribute, known);
      } else if (known.type !== fact.type) {
        problems.push(
          problem(
            'DATA204',
            `${pointer}/type`,
            `${program.title} ${program.version} reads ${fact.attribute} as ${fact.type}, another as ${known.type}.`,
            fact.type,
          ),
        );
      } else if (fact.values) {
        const common = known.values.filter((value) => fact.values?.includes(value));
        if (common.length === 0 && known.values.length > 0) {
          problems.push(
            problem(
              'DATA204',
              `${pointer}/values`,
              `${program.title} ${program.version} shares no word of ${fact.attribute} with another.`,
              fact.values,
            ),
          );
        }
        known.values = known.values.length === 0 ? [...fact.values] : common;
      }
      known.required ||= fact.onMissing === 'error';
      if (fact.onMissing !== undefined) known.defaults.push(fact.onMissing);
      known.facts[index] ??= id;
    }
  });
  return [...attributes.values()];
}
