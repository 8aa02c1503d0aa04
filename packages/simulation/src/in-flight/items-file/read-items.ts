import { compileProgram } from '@tierwright/engine';
import { type AnyItem, LifecycleProgram } from '@tierwright/lifecycle';
import { type Outcome, type Problem, parseProgram } from '@tierwright/program';
import { type SimulationCode, simulationProblem } from '../../problems/simulation-problems.ts';
import type { KeptWork } from '../kept-work.ts';
import { BesideItems } from './beside-items.ts';
import { ITEM_KINDS, isItemKind, isObject, itemOf } from './item-shape.ts';

/** What was read of a file of items: what runs, what it looks at, and the versions that it runs under. */
export interface ItemsRead extends KeptWork {
  /** By hash; those that were given besides. */
  readonly versions: ReadonlyMap<string, LifecycleProgram>;
}

/** What a file of items is read for. */
export interface ItemsAsked {
  /** The versions that are known: baseline and candidate. */
  readonly versions: readonly LifecycleProgram[];
  /** Whether the base has a partner of an id. */
  readonly isPartner: (id: string) => boolean;
}

/** More findings than anybody corrects at once. */
const MOST_FOUND = 100;
const BESIDES = ['version', 'person', 'source', 'record', 'entry'] as const;

/** Reads a file line by line: what is wrong is found with its line. */
class ItemsReader {
  readonly #asked: ItemsAsked;
  readonly problems: Problem[] = [];
  readonly items: AnyItem[] = [];
  readonly #lineOf = new Map<AnyItem, number>();
  readonly #seen = new Set<string>();
  readonly versions: Map<string, LifecycleProgram>;
  readonly beside = new BesideItems();

  constructor(asked: ItemsAsked) {
    this.#asked = asked;
    this.versions = new Map(asked.versions.map((version) => [version.hash, version]));
  }

  #found(
    code: SimulationCode,
    line: number,
    message: string,
    details: { pointer?: string; value?: unknown; expected?: string } = {},
  ): void {
    this.problems.push({ ...simulationProblem(code, `Line ${line}: ${message}`, details), line });
  }

  read(text: string, line: number): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      this.#found('SIM401', line, `not JSON (${error instanceof Error ? error.message : String(error)}).`);
      return;
    }
    if (!isObject(value)) this.#found('SIM401', line, 'not an object.');
    else if (isItemKind(value.kind)) this.#item(value, line);
    else if (BESIDES.some((kind) => kind === (value as Record<string, unknown>).kind)) this.#beside(value, line);
    else {
      const expected = `one of ${[...ITEM_KINDS, ...BESIDES].join(', ')}`;
      this.#found('SIM402', line, 'a thing of an unknown kind.', { pointer: '/kind', value: value.kind, expected });
    }
  }

  #item(value: Record<string, unknown>, line: number): void {
    const { kind } = value;
    if (!isItemKind(kind)) return;
    const read = itemOf(kind, value);
    if ('wrong' in read) {
      const { pointer, expected, value: its } = read.wrong;
      this.#found('SIM405', line, `the ${kind} is not as items of its kind are.`, {
        pointer,
        expected,
        ...(its === undefined ? {} : { value: its }),
      });
      return;
    }
    const key = `${kind}/${read.item.id}`;
    if (this.#seen.has(key)) {
      this.#found('SIM406', line, `the ${kind} is there twice.`, { pointer: '/id', value: read.item.id });
      return;
    }
    this.#seen.add(key);
    this.items.push(read.item);
    this.#lineOf.set(read.item, line);
  }

  #beside(value: Record<string, unknown>, line: number): void {
    if (value.kind === 'version') {
      this.#version(value, line);
      return;
    }
    const wrong = this.beside.take(value);
    if (wrong) this.#found('SIM407', line, `a ${value.kind} that cannot be used.`, { ...wrong });
  }

  #version({ hash, document }: Record<string, unknown>, line: number): void {
    if (typeof hash === 'string' && this.versions.has(hash)) return;
    const { program, hash: its } = parseProgram(JSON.stringify(document ?? null));
    if (!program || its === undefined || its !== hash) {
      this.#found('SIM407', line, 'a version that is no program, or not the one of its hash.', { pointer: '/hash', value: hash });
      return;
    }
    this.versions.set(its, new LifecycleProgram(compileProgram(program, its)));
  }

  /** What can be said once all is read: versions may stand after the items that run under them. */
  check(): void {
    const programs = new Set(this.#asked.versions.map(({ program }) => program.program));
    for (const item of this.items) {
      const line = this.#lineOf.get(item) ?? 0;
      const version = this.versions.get(item.program);
      if (!version || !programs.has(version.program.program)) {
        const what = version ? `of another program (${version.program.program})` : 'under a version that is not there';
        this.#found('SIM403', line, `the ${item.kind} is ${what}.`, { pointer: '/program', value: item.program });
      }
      const partner = item.kind === 'member' ? item.id : item.partner;
      if (partner !== null && !this.#asked.isPartner(partner)) {
        this.#found('SIM404', line, `the ${item.kind} is of a partner that the base does not have.`, {
          pointer: item.kind === 'member' ? '/id' : '/partner',
          value: partner,
        });
      }
    }
  }
}

/** SIM-F10: reads a file of items, one thing a line; refused as a whole (SIM401 to SIM407) with the line of each finding. */
export function readItems(lines: Iterable<string>, asked: ItemsAsked): Outcome<ItemsRead> {
  const reader = new ItemsReader(asked);
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    reader.read(line, number);
    if (reader.problems.length >= MOST_FOUND) break;
  }
  reader.check();
  const { problems, items, beside, versions } = reader;
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_FOUND) };
  return { ok: true, value: { items, ...beside.told, versions }, problems: [] };
}
