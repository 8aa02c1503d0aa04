import { decimalSum, type FactValue } from '@tierwright/facts';
import type { Frame } from '../compile/frame.ts';

type Read = (frame: Frame) => FactValue;

/** ENG-D4: a sum less another, exact as decimals; unknown with an unknown operand. */
export function sumOf(plus: readonly Read[], minus: readonly Read[]): Read {
  return (frame) => {
    const added: number[] = [];
    const taken: number[] = [];
    for (const read of plus) {
      const value = read(frame);
      if (typeof value !== 'number') return null;
      added.push(value);
    }
    for (const read of minus) {
      const value = read(frame);
      if (typeof value !== 'number') return null;
      taken.push(value);
    }
    return decimalSum(added, taken);
  };
}

/** ENG-D4: the smallest or largest of numbers or dates; unknown with an unknown operand. */
export function extremeOf(kind: 'min' | 'max', operands: readonly Read[]): Read {
  return (frame) => {
    let best: FactValue = null;
    for (const read of operands) {
      const value = read(frame);
      if (value === null) return null;
      if (best === null || (kind === 'min' ? value < best : value > best)) best = value;
    }
    return best;
  };
}

interface RatioParts {
  numerator: Read;
  denominator: Read;
  onZero: number | null;
  /** 100 for a percentage. */
  per: number;
  /** 10ⁿ where only that side is money: the other side is multiplied so that money counts in major units (ENG-D3). */
  numeratorScale: number;
  denominatorScale: number;
}

/** ENG-D3: one division; `100*a/b` misses no threshold where `(a/b)*100` does. */
export function ratioOf({ numerator, denominator, onZero, per, numeratorScale, denominatorScale }: RatioParts): Read {
  return (frame) => {
    const a = numerator(frame);
    const b = denominator(frame);
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    if (b === 0) return onZero;
    return (per * a * denominatorScale) / (b * numeratorScale);
  };
}
