import { type Day, type FactValue, toDay } from '@tierwright/facts';
import { hasBit } from '../columns/bits.ts';
import { valueAt } from '../columns/column.ts';
import type { FactColumns } from '../columns/partner-columns.ts';
import type { ValueId, ValueNode } from '../plan/node.ts';
import type { Plan } from '../plan/plan.ts';
import { BLOCK } from '../run/block.ts';
import { BlockRunner } from '../run/block-runner.ts';
import { ofColumns } from '../run/column-source.ts';
import { vectorAt } from '../run/vector.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';

const dayOf = (value: FactValue): Day => (typeof value === 'string' ? toDay(value) : NO_DAY);

/** Values that reviews read, by row: days that periods count from, and terms. */
export class RowValues {
  readonly #plan: Plan;
  readonly #columns: FactColumns;
  readonly #lists = new Map<ValueId, readonly FactValue[]>();

  constructor(plan: Plan, columns: FactColumns) {
    this.#plan = plan;
    this.#columns = columns;
  }

  /** The day that a value is in a row, `NO_DAY` where it is unknown. */
  day(id: ValueId): (row: number) => Day {
    const node = this.#plan.values[id] as ValueNode;
    if (node.op === 'constant') {
      const day = dayOf(node.value);
      return () => day;
    }
    const column = node.op === 'fact' ? ofColumns(this.#columns).fact(node.fact, node.group) : undefined;
    if (column?.kind === 'word') {
      const { codes, known } = column;
      const days = Int32Array.from(column.words, toDay);
      return (row) => (known === null || hasBit(known, row) ? (days[codes[row] as number] as number) : NO_DAY);
    }
    const read = this.#value(id, node);
    return (row) => dayOf(read(row));
  }

  /** A duration, null where it is unknown. */
  term(id: ValueId): (row: number) => string | null {
    const read = this.#value(id, this.#plan.values[id] as ValueNode);
    return (row) => read(row) as string | null;
  }

  #value(id: ValueId, node: ValueNode): (row: number) => FactValue {
    if (node.op === 'constant') return () => node.value;
    if (node.op === 'fact') {
      const column = ofColumns(this.#columns).fact(node.fact, node.group);
      return column === undefined ? () => null : (row) => valueAt(column, row);
    }
    const list = this.#list(id);
    return (row) => list[row] as FactValue;
  }

  #list(id: ValueId): readonly FactValue[] {
    let list = this.#lists.get(id);
    if (list === undefined) {
      const values: FactValue[] = [];
      const runner = new BlockRunner(this.#plan, ofColumns(this.#columns));
      for (let from = 0; from < this.#columns.count; from += BLOCK) {
        runner.enter(from);
        const vector = runner.value(id);
        for (let index = 0; index < runner.count; index += 1) values.push(vectorAt(vector, index));
      }
      list = values;
      this.#lists.set(id, list);
    }
    return list;
  }
}
