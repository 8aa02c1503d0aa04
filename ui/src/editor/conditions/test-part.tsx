import { NativeSelect } from '@mantine/core';
import type { Operator, ValueInfo } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useBuilder } from './builder-context.ts';
import { setFact, setOperator, setRight } from './condition-edits.ts';
import type { ConditionNode } from './condition-tree.ts';
import { firstValue, operatorsOf, wantedOn } from './operators.ts';
import { ReadableSelect } from './readable-select.tsx';
import { fitsRight, infoAt } from './readable-values.ts';
import { ValueInput } from './value-input.tsx';
import { conditionWords } from './words.ts';

interface TestPartProps {
  readonly node: Extract<ConditionNode, { kind: 'test' }>;
  readonly path: Path;
}

const DAY_OPERATORS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const;

/** A test of one value: which, how it is compared, with what. */
export function TestPart({ node, path }: TestPartProps) {
  const say = useWords(conditionWords);
  const { known, place, readable, now, edit, day } = useBuilder();
  const left = infoAt(known, place, node.fact);
  const right = node.right.kind === 'value' ? infoAt(known, place, node.right.id) : undefined;
  const operators = left ? operatorsOf(left.type) : [];
  const comparable = left ? readable.filter(({ info }) => fitsRight(left, node.operator, info)) : [];
  return (
    <>
      <ReadableSelect
        label={say('fact')}
        id={node.fact}
        readable={readable}
        choose={(info) => edit((edits) => setFact(edits, now(), path, { left: info, right, day }))}
      />
      <NativeSelect
        aria-label={say('operator')}
        data={[...new Set([...operators, node.operator])].map((operator) => ({ value: operator, label: nameOf(operator, left) }))}
        value={node.operator}
        onChange={(event) => {
          const operator = event.currentTarget.value as Operator;
          edit((edits) => setOperator(edits, now(), path, operator, { left, right, day }));
        }}
      />
      <NativeSelect
        aria-label={say('compareWith')}
        data={[
          { value: 'literal', label: say('literal') },
          { value: 'reference', label: say('reference'), disabled: node.right.kind === 'literal' && comparable.length === 0 },
        ]}
        value={node.right.kind === 'value' ? 'reference' : 'literal'}
        onChange={(event) => {
          const [first] = comparable;
          const isReference = event.currentTarget.value === 'reference';
          if (isReference && first) edit((edits) => setRight(edits, path, { id: first.id }));
          else if (left) edit((edits) => setRight(edits, path, { literal: firstValue(wantedOn(left, node.operator), day) }));
        }}
      />
      {node.right.kind === 'value' ? (
        <ReadableSelect
          label={say('valueOf')}
          id={node.right.id}
          readable={comparable}
          choose={(info) => edit((edits) => setRight(edits, path, { id: info.id }))}
        />
      ) : (
        <ValueInput left={left} fact={node.fact} operator={node.operator} value={node.right.value} path={path} />
      )}
    </>
  );

  function nameOf(operator: Operator, tested: ValueInfo | undefined): string {
    const ofDay = DAY_OPERATORS.find((other) => other === operator);
    return tested?.type === 'date' && ofDay ? say(`day.${ofDay}`) : say(`op.${operator}`);
  }
}
