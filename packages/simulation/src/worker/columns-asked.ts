import type { CompiledProgram } from '@tierwright/engine';
import { earningsOf } from '../benefits/earnings.ts';
import { firstHeldDay } from '../held/held-since.ts';
import { isInColumns, rowReasons } from '../outcome/in-columns.ts';
import { factKeys } from '../snapshot/fact-keys.ts';
import { readingKey } from '../snapshot/reading-key.ts';
import type { SnapshotQuestion } from '../snapshot/snapshot.ts';

/** What a version asks of columns: two that ask for the same are answered by the same snapshot (`fits`). */
export const columnsAsked = (compiled: CompiledProgram, question: SnapshotQuestion): string =>
  JSON.stringify([
    [...factKeys(compiled)],
    readingKey(compiled),
    isInColumns(compiled, question),
    firstHeldDay([compiled], question) ?? null,
    earningsOf(compiled).map(({ name }) => name),
    rowReasons(compiled, question).map(({ name }) => name),
  ]);
