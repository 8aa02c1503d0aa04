import { compileProgram } from '@tierwright/engine';
import type { FactSet } from '@tierwright/facts';
import {
  columnsFromFacts,
  type PartnerColumns,
  Plan,
  type QualifiedTiers,
  qualifiedTiers,
  TierPlanner,
  WasmTiers,
} from '@tierwright/simulation';
import * as wasm from '../../packages/simulation/src/wasm/instructions.ts';
import { moduleOf } from '../../packages/simulation/src/wasm/module-bytes.ts';
import { webAssembly } from '../../packages/simulation/src/wasm/web-assembly.ts';
import type { Contestant } from './contestants.ts';
import { fieldPartner, fieldProgram } from './field-program.ts';

const DAY = '2026-06-30';
const compiled = compileProgram(fieldProgram());

/** The columns of so many partners. Their facts repeat after a while, as the generator's do. */
export function fieldColumns(partners: number): PartnerColumns {
  const sets = new Map<number, FactSet>();
  const setOf = (index: number): FactSet => {
    const known = sets.get(index);
    if (known) return known;
    const { measures, region, amount } = fieldPartner(index);
    const values = { ...Object.fromEntries(measures.map((value, fact) => [`fact.${fact}`, value])), region, amount };
    const set: FactSet = {
      ...{ asOf: DAY, partner: `P${index}`, values, given: new Set<string>(), notLoaded: new Set<string>(), problems: [] },
      ...{ missing: () => 0, source: () => undefined, records: () => [] },
    };
    sets.set(index, set);
    return set;
  };
  // Measures repeat after 360 partners, amounts after 80, regions after 4.
  return columnsFromFacts(
    compiled,
    DAY,
    Array.from({ length: partners }, (_, index) => setOf(index % 720)),
  );
}

function contestant(name: string, partners: number, decide: () => QualifiedTiers[]): Contestant {
  let found: QualifiedTiers[] = [];
  return {
    name,
    partners,
    decide() {
      found = decide();
    },
    answers: () => ({ tiers: found[0]?.tiers ?? [], routes: found[1]?.tiers ?? [] }),
  };
}

/** Ours in JavaScript and in WebAssembly, on one thread. What was compiled is kept, as the others keep theirs. */
export function ours(columns: PartnerColumns): { javaScript: Contestant; webAssembly: Contestant } {
  const plan = new Plan();
  const tracks = new TierPlanner(plan, compiled, { day: DAY }).tracks();
  const module = new WasmTiers(columns);
  return {
    javaScript: contestant('columns, JavaScript', columns.count, () => qualifiedTiers(plan, columns, tracks)),
    webAssembly: contestant('columns, WebAssembly', columns.count, () => module.qualified(plan, tracks)),
  };
}

const UNROLLED = 8;

/** Reads every byte of the columns once, a vector at a time: as fast as one thread gets them from memory. */
export function everyByteOnce(columns: PartnerColumns): Contestant {
  const bytes = [...columns.facts.values()].map((column) => {
    const values = column.kind === 'word' ? column.codes : column.kind === 'set' ? column.codes : column.values;
    return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  });
  const step = UNROLLED * 16;
  const size = Math.ceil(bytes.reduce((sum, { byteLength }) => sum + byteLength, 0) / step) * step;
  const memory = new webAssembly.Memory({ initial: Math.ceil((size + 64) / 65_536) + 1, maximum: 65_536 });
  let at = 64;
  for (const column of bytes) {
    new Uint8Array(memory.buffer).set(column, at);
    at += column.byteLength;
  }
  // Locals: the end, where to read, so many sums.
  const [END, AT, FIRST] = [0, 1, 2];
  const sums = Array.from({ length: UNROLLED }, (_, sum) => FIRST + sum);
  const code = [
    ...wasm.LOOP,
    ...sums.flatMap((sum, place) => [
      ...wasm.localGet(AT),
      ...wasm.v128Load(64 + 16 * place),
      ...wasm.localGet(sum),
      ...wasm.v128Or,
      ...wasm.localSet(sum),
    ]),
    ...[...wasm.localGet(AT), ...wasm.i32Const(step), ...wasm.i32Add, ...wasm.localTee(AT), ...wasm.localGet(END)],
    ...[...wasm.i32LessThan, ...wasm.REPEAT_IF],
    ...[
      ...wasm.i32Const(0),
      ...sums.flatMap((sum, place) => [...wasm.localGet(sum), ...(place === 0 ? [] : wasm.v128Or)]),
      ...wasm.v128Store(0),
    ],
  ];
  const module = new webAssembly.Module(moduleOf({ parameters: 1, numbers: 1, vectors: UNROLLED, code }));
  const { run } = new webAssembly.Instance(module, { env: { memory } }).exports;
  return {
    name: 'every byte of the columns read once',
    partners: columns.count,
    decide: () => run(size),
    answers: () => ({ tiers: [], routes: [] }),
  };
}
