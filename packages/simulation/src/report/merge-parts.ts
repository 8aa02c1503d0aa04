import { addCounts } from '../impact/counts.ts';
import { emptyPair, emptyPart, type LineSum, type SimulationPart } from './simulation-part.ts';

function addSum(into: LineSum, from: LineSum) {
  into.partners += from.partners;
  into.priced += from.priced;
  into.value += from.value;
}

/** The parts of several shards of one base as one part. A partner belongs to one shard only. */
export function mergeParts(parts: readonly SimulationPart[]): SimulationPart {
  const merged = emptyPart();
  for (const part of parts) {
    merged.partners += part.partners;
    addCounts(merged.bands, part.bands);
    for (const [track, cells] of Object.entries(part.moves)) {
      merged.moves[track] ??= {};
      addCounts(merged.moves[track], cells);
    }
    for (const [line, pair] of Object.entries(part.lines)) {
      merged.lines[line] ??= emptyPair();
      addSum(merged.lines[line].before, pair.before);
      addSum(merged.lines[line].after, pair.after);
      merged.lines[line].unknown += pair.unknown;
    }
    for (const change of part.changed) merged.changed.push(change);
  }
  return merged;
}
