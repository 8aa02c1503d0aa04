import { wordsFor } from '../columns/bits.ts';
import type { FactColumns } from '../columns/partner-columns.ts';
import type { Plan } from '../plan/plan.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { BLOCK } from '../run/block.ts';
import { BlockRunner } from '../run/block-runner.ts';
import { ofColumns } from '../run/column-source.ts';
import type { QualifiedTiers } from '../run/qualified-tiers.ts';
import { type ColumnName, type Input, type Lanes, type Limit, STEP, type TierModule } from './code.ts';
import { ColumnMemory } from './column-memory.ts';
import { TierEmitter } from './tier-module.ts';
import { webAssembly } from './web-assembly.ts';

interface Ready {
  readonly module: TierModule;
  /** The columns that were asked for, and how they lay. */
  readonly lanes: ReadonlyMap<string, { readonly column: ColumnName; readonly lanes: Lanes | undefined }>;
  readonly run: (count: number, inputs: number, outputs: number, limits: number) => void;
}

/** Decides tiers by WebAssembly; columns stay in its memory from one version to the next. */
export class WasmTiers {
  readonly #memory: ColumnMemory;
  #columns: FactColumns;
  /** By their bytes. */
  readonly #modules = new Map<string, Ready['run']>();
  /** By what was decided: the same tracks of the same plan need the same module while columns lie the same. */
  readonly #ready = new WeakMap<readonly TrackPlan[], Ready>();

  constructor(columns: FactColumns) {
    this.#columns = columns;
    this.#memory = new ColumnMemory(columns);
  }

  /** Decides other partners from now on, such as the next shard of a base; memory and modules are used again. */
  use(columns: FactColumns): void {
    this.#columns = columns;
    this.#memory.use(columns);
  }

  /** The tiers that partners qualify for in tracks of one or more versions that share a plan. */
  qualified(plan: Plan, tracks: readonly TrackPlan[]): QualifiedTiers[] {
    const memory = this.#memory;
    const { count } = this.#columns;
    const { module, run } = this.#readyFor(plan, tracks);
    const resident = module.inputs.map((input) => ('column' in input ? memory.placeOf(input.what, input.column) : 0));
    const mark = memory.mark();
    const flags = module.inputs.map((input, index) =>
      'status' in input ? memory.reserve(wordsFor(count) * 4 + STEP) : (resident[index] as number),
    );
    this.#outside(plan, module.inputs, flags);
    const out = tracks.map(() => memory.reserve(count + STEP));
    const limits = this.#putLimits(module.limits);
    const [inputs, outputs] = [this.#putPlaces(flags), this.#putPlaces(out)];
    if (count > 0) run(count, inputs, outputs, limits);
    const found = tracks.map(({ track, group }, index) => ({
      track,
      group,
      tiers: new Int8Array(memory.memory.buffer, out[index], count).slice(),
    }));
    memory.release(mark);
    return found;
  }

  #readyFor(plan: Plan, tracks: readonly TrackPlan[]): Ready {
    const known = this.#ready.get(tracks);
    if (known && [...known.lanes.values()].every(({ column, lanes: before }) => isSame(before, this.#memory.lanesOf(column)))) return known;
    const lanes = new Map<string, { column: ColumnName; lanes: Lanes | undefined }>();
    const lanesOf = (column: ColumnName): Lanes | undefined => {
      const found = this.#memory.lanesOf(column);
      lanes.set(JSON.stringify([column.fact, column.group]), { column, lanes: found });
      return found;
    };
    const module = new TierEmitter(plan, lanesOf).emit(tracks);
    const key = keyOf(module.bytes);
    let run = this.#modules.get(key);
    if (run === undefined) {
      run = new webAssembly.Instance(new webAssembly.Module(module.bytes), { env: { memory: this.#memory.memory } }).exports.run;
      this.#modules.set(key, run);
    }
    const ready = { module, run, lanes };
    this.#ready.set(tracks, ready);
    return ready;
  }

  /** How many modules have been compiled. */
  get compiled(): number {
    return this.#modules.size;
  }

  /** Works out by blocks what does not lie in lanes. */
  #outside(plan: Plan, inputs: readonly Input[], places: readonly number[]): void {
    const wanted = inputs.flatMap((input, index) => ('status' in input ? [{ ...input, place: places[index] as number }] : []));
    if (wanted.length === 0) return;
    const runner = new BlockRunner(plan, ofColumns(this.#columns));
    for (let from = 0; from < this.#columns.count; from += BLOCK) {
      runner.enter(from);
      const words = wordsFor(runner.count);
      for (const { status, what, place } of wanted) {
        const target = new Uint32Array(this.#memory.memory.buffer, place + (from >>> 5) * 4, words);
        target.set(runner.status(status)[what].subarray(0, words));
      }
    }
  }

  #putLimits(limits: readonly Limit[]): number {
    const place = this.#memory.reserve(limits.length * STEP);
    for (const [index, { bytes, value }] of limits.entries()) {
      const lanes = { 1: Int8Array, 2: Int16Array, 4: Int32Array, 8: Float64Array }[bytes];
      new lanes(this.#memory.memory.buffer, place + index * STEP, STEP / bytes).fill(value);
    }
    return place;
  }

  #putPlaces(places: readonly number[]): number {
    const place = this.#memory.reserve(places.length * 4);
    new Uint32Array(this.#memory.memory.buffer, place, places.length).set(places);
    return place;
  }
}

function isSame(one: Lanes | undefined, other: Lanes | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.kind !== other.kind || one.bytes !== other.bytes || one.isAllKnown !== other.isAllKnown) return false;
  return one.words?.length === other.words?.length && (one.words ?? []).every((word, at) => word === other.words?.[at]);
}

/** The bytes as text: two modules have the same key only if they are the same. */
function keyOf(bytes: Uint8Array): string {
  let key = '';
  for (const byte of bytes) key += String.fromCharCode(byte);
  return key;
}
