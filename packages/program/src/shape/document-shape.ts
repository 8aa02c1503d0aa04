import { LeafValue, OPERATORS } from '../conditions/schema.ts';
import { programSchema } from '../document/schema.ts';
import { id } from '../schema/vocabulary.ts';
import { type Schema, SchemaCompiler } from './compile-schema.ts';
import type { Shape } from './shape.ts';

/** The shapes the checker starts from. */
export interface DocumentShapes {
  readonly document: Shape;
  /** What a test of a fact is compared with. */
  readonly leafValue: Shape;
  readonly id: Shape;
  readonly operator: Shape;
}

let shapes: DocumentShapes | undefined;

/** Compiled on first use: who imports types only pays nothing. */
export function documentShapes(): DocumentShapes {
  if (!shapes) {
    const compiler = new SchemaCompiler(programSchema.$defs);
    shapes = {
      document: compiler.compile(programSchema as Schema),
      leafValue: compiler.compile(LeafValue as Schema),
      id: compiler.compile(id('An id.') as Schema),
      operator: { kind: 'word', words: OPERATORS },
    };
  }
  return shapes;
}
