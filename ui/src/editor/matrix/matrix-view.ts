import type { Json } from '@tierwright/program';
import { rowsOf } from './block.ts';
import type { Row } from './cell.ts';
import type { Lit } from './lit.ts';
import { type Column, type Matrix, matrixOf } from './matrix.ts';

/** A track as it is shown: on a day, with or without the requirements that it does not ask for. */
export interface MatrixView {
  readonly program: Json;
  readonly track: number;
  readonly date: string;
  readonly showsUnasked: boolean;
  readonly matrix: Matrix;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** How a partner fares in it, where one is chosen. */
  readonly lit: Lit | null;
}

export function matrixView(program: Json, track: number, date: string, showsUnasked: boolean, lit: Lit | null = null): MatrixView {
  const matrix = matrixOf(program, track, date);
  return { program, track, date, showsUnasked, matrix, rows: rowsOf(matrix, showsUnasked), columns: matrix.columns, lit };
}
