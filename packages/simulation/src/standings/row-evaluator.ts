import type { FactColumns } from '../columns/partner-columns.ts';
import { WasmTiers } from '../wasm/wasm-tiers.ts';
import { webAssembly } from '../wasm/web-assembly.ts';

/** How tiers of rows are worked out: both give the same. */
export type RowEvaluator = 'wasm' | 'javascript';

/** Below so many rows a module takes longer to compile than tiers to decide. */
const WORTH_A_MODULE = 20_000;

/** A module without anything in it: strict content policies of pages allow none. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

function isThere(): boolean {
  try {
    return webAssembly !== undefined && new webAssembly.Module(EMPTY) !== undefined;
  } catch {
    return false;
  }
}

let isAllowed: boolean | undefined;
let shared: { readonly wasm: WasmTiers; columns: FactColumns } | undefined;

/** WebAssembly over columns: one memory, and the modules in it, for shard after shard; null where JavaScript decides. */
export function wasmOver(columns: FactColumns, wanted: RowEvaluator | undefined): WasmTiers | null {
  isAllowed ??= isThere();
  const chosen = wanted ?? (columns.count < WORTH_A_MODULE || !isAllowed ? 'javascript' : 'wasm');
  if (chosen === 'javascript') return null;
  shared ??= { wasm: new WasmTiers(columns), columns };
  if (shared.columns.facts !== columns.facts) {
    shared.wasm.use(columns);
    shared.columns = columns;
  }
  return shared.wasm;
}
