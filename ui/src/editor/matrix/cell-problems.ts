import { type Problem, toPointer } from '@tierwright/program';
import type { Cell, Row } from './cell.ts';

const isAt = (problem: Problem, pointer: string) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`);

/** The problems of a cell: of its value, and of the references with which its tier asks. */
export function problemsOfCell(problems: readonly Problem[], cell: Cell): readonly Problem[] {
  if (problems.length === 0 || cell.kind === 'routes' || cell.kind === 'join') return [];
  const own = cell.placed && !cell.placed.isShared ? [toPointer(cell.placed.place)] : [];
  const references = cell.kind === 'requirement' ? cell.asks.flatMap(({ path }) => (path === null ? [] : [toPointer(path)])) : [];
  return problems.filter((problem) => [...own, ...references].some((pointer) => isAt(problem, pointer)));
}

/** The problems of a row that no cell of it shows: of its title, its condition, a value that holds for all tiers. */
export function problemsOfRow(problems: readonly Problem[], row: Row): readonly Problem[] {
  if (problems.length === 0 || row.path.length === 0) return [];
  const shared = row.cells.flatMap((cell) =>
    (cell.kind === 'requirement' || cell.kind === 'benefit') && cell.placed?.isShared ? [toPointer(cell.placed.place)] : [],
  );
  const places = [toPointer(row.path), ...new Set(shared)];
  const inCells = new Set(row.cells.flatMap((cell) => problemsOfCell(problems, cell)));
  return problems.filter((problem) => !inCells.has(problem) && places.some((pointer) => isAt(problem, pointer)));
}
