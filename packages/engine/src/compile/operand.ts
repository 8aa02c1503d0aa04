import type { FactValue } from '@tierwright/facts';
import type { Literal, ValueType } from '@tierwright/program';
import type { ParameterTrace } from '../decision/decision.ts';
import type { Bounded, Frame } from './frame.ts';

/** Something a condition can read, compiled for one context. */
export type Operand = {
  id: string;
  type: ValueType;
} & (
  | { kind: 'constant'; value: FactValue }
  | { kind: 'slot'; slot: number }
  | { kind: 'read'; read: (frame: Frame) => FactValue }
  | { kind: 'bounded'; bounded: (frame: Frame) => Bounded }
);

/** A parameter compiled for one context: its value and where it came from. */
export interface CompiledParameter {
  id: string;
  /** The value where no partner can change it. */
  constant?: FactValue;
  fixedTrace?: ParameterTrace;
  read: (frame: Frame) => FactValue;
  trace: (frame: Frame) => ParameterTrace;
  /** The literal as written, for money by currency. */
  literal: (frame: Frame) => Literal;
  /** Whether the tier or band has no value at all: a blank cell, not an unknown value. */
  isBlank: (frame: Frame) => boolean;
}

/** Reads an operand as other derived values and the right side of a leaf do: a value that is not exact is unknown. */
export function reader(operand: Operand): (frame: Frame) => FactValue {
  switch (operand.kind) {
    case 'constant': {
      const { value } = operand;
      return () => value;
    }
    case 'slot': {
      const { slot } = operand;
      return (frame) => frame.values[slot] as FactValue;
    }
    case 'read':
      return operand.read;
    case 'bounded': {
      const { bounded } = operand;
      return (frame) => {
        const { value, atMost } = bounded(frame);
        return value === atMost ? value : null;
      };
    }
  }
}
