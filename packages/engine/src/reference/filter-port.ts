import type { FactSet, FilterPort, Operand, Status } from '@tierwright/facts';
import type { Condition, Program } from '@tierwright/program';
import { evaluateCondition } from './evaluate-condition.ts';
import { directReads, requirementOf } from './reads.ts';

interface Question {
  condition: Condition;
  operands: ReadonlyMap<string, Operand>;
  key: string;
}

/**
 * Facts filter records synchronously and json-rules-engine answers asynchronously: so the facts are made with the answers
 * there are, what was asked besides is answered, and they are made again until nothing new is asked.
 */
export class AskedFilters {
  private readonly answers = new WeakMap<Condition, Map<string, Status>>();
  private readonly ids = new WeakMap<Condition, readonly string[]>();
  private asked: Question[] = [];

  constructor(
    private readonly program: Program,
    private readonly exponent: number,
  ) {}

  private readonly port: FilterPort = {
    status: (condition, read) => {
      const operands = new Map(this.idsOf(condition).map((id) => [id, read(id)]));
      const key = JSON.stringify([...operands.values()].map(({ value }) => value));
      const known = this.answers.get(condition)?.get(key);
      if (known === undefined) this.asked.push({ condition, operands, key });
      return known ?? 'unknown';
    },
  };

  private idsOf(condition: Condition): readonly string[] {
    const ids = this.ids.get(condition) ?? [...directReads(condition, (id) => requirementOf(this.program, id))];
    this.ids.set(condition, ids);
    return ids;
  }

  private async answer({ condition, operands, key }: Question): Promise<void> {
    const answers = this.answers.get(condition) ?? new Map<string, Status>();
    this.answers.set(condition, answers);
    if (answers.has(key)) return;
    const { status } = await evaluateCondition({
      condition,
      reading: (id) => {
        const operand = operands.get(id);
        if (!operand) throw new Error(`${id} is not among the condition's ids`);
        return operand;
      },
      requirement: (id) => requirementOf(this.program, id),
      waived: new Map(),
      exponent: this.exponent,
    });
    answers.set(key, status);
  }

  /** The facts with every filter decided by json-rules-engine. */
  async facts(make: (filter: FilterPort) => FactSet): Promise<FactSet> {
    for (;;) {
      this.asked = [];
      const facts = make(this.port);
      const { asked } = this;
      if (asked.length === 0) return facts;
      for (const question of asked) await this.answer(question);
    }
  }
}
