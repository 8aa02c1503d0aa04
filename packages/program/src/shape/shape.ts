/** What a text must look like, beyond its length. */
export type TextForm = 'id' | 'date' | 'monthDay' | 'duration' | 'currency' | 'timeZone' | 'other';

export interface TextShape {
  readonly kind: 'text';
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern?: RegExp;
  readonly form?: TextForm;
  readonly description?: string;
}
export interface NumberShape {
  readonly kind: 'number';
  readonly whole: boolean;
  readonly minimum: number;
  readonly maximum: number;
}
export interface WordShape {
  readonly kind: 'word';
  readonly words: readonly string[];
}
export interface ListShape {
  readonly kind: 'list';
  readonly items: Shape;
  readonly min: number;
  readonly max: number;
}
/** An object with named members and no others. */
export interface ObjectShape {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
}
/** An object from names of the author’s choice to values of one shape. */
export interface MapShape {
  readonly kind: 'map';
  readonly names: TextShape;
  readonly values: Shape;
  readonly min: number;
  readonly max: number;
}
/** One of several shapes, none of them a choice itself. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly options: readonly Shape[];
}
/** A shape that may contain itself; resolved when it is needed. */
interface ReferenceShape {
  readonly kind: 'reference';
  readonly target: () => Shape;
}
/** A condition, which has teaching codes of its own. A whole one is a group; a part may be a single test. */
export interface ConditionShape {
  readonly kind: 'condition';
  readonly whole: boolean;
}
type SimpleShape = { readonly kind: 'any' | 'null' | 'boolean' };

/** The JSON Schema of the language in the form that the checker walks. */
export type Shape =
  | SimpleShape
  | NumberShape
  | TextShape
  | WordShape
  | ListShape
  | ObjectShape
  | MapShape
  | ChoiceShape
  | ReferenceShape
  | ConditionShape;
