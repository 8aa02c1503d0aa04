import { decimalSum, type FactValue } from '@tierwright/facts';

/** Reads a value of what is decided: of a partner's frame, of a row of columns. */
export type Read<C> = (of: C) => FactValue;

/** ENG-D4: a sum less another, exact as decimals; unknown with an unknown operand. */
export function sumOf<C>(plus: readonly Read<C>[], minus: readonly Read<C>[]): Read<C> {
  return (of) => {
    const added: number[] = [];
    const taken: number[] = [];
    for (const read of plus) {
      const value = read(of);
      if (typeof value !== 'number') return null;
      added.push(value);
    }
    for (const read of minus) {
      const value = read(of);
      if (typeof value !== 'number') return null;
      taken.push(value);
    }
    return decimalSum(added, taken);
  };
}

/** ENG-D4: the smallest or largest of numbers or dates; unknown with an unknown operand. */
export function extremeOf<C>(kind: 'min' | 'max', operands: readonly Read<C>[]): Read<C> {
  return (of) => {
    let best: FactValue = null;
    for (const read of operands) {
      const value = read(of);
      if (value === null) return null;
      if (best === null || (kind === 'min' ? value < best : value > best)) best = value;
    }
    return best;
  };
}

interface RatioParts<C> {
  numerator: Read<C>;
  denominator: Read<C>;
  onZero: number | null;
  /** 100 for a percentage. */
  per: number;
  /** 10ⁿ where only that side is money: the other side is multiplied so that money counts in major units (ENG-D3). */
  numeratorScale: number;
  denominatorScale: number;
}

/** ENG-D3: one division; `100*a/b` misses no threshold where `(a/b)*100` does. */
export function ratioOf<C>({ numerator, denominator, onZero, per, numeratorScale, denominatorScale }: RatioParts<C>): Read<C> {
  return (of) => {
    const a = numerator(of);
    const b = denominator(of);
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    if (b === 0) return onZero;
    return (per * a * denominatorScale) / (b * numeratorScale);
  };
}
