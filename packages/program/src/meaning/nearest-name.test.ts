import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

describe('nearest name', () => {
  const names = ['bookings.t12m', 'bookings.t6m', 'min.bookings', 'certs.active'];

  it('PDL-M2: finds the name that was meant', () => {
    expect(nearestName('bookings.t12', names)).toBe('bookings.t12m');
    expect(nearestName('Bookings.T6M', names)).toBe('bookings.t6m');
    expect(nearestName('boookings.t12m', names)).toBe('bookings.t12m');
    expect(nearestName('certs.actvie', names)).toBe('certs.active');
  });

  it('PDL-M2: suggests nothing where nothing is like it', () => {
    expect(nearestName('revenue', names)).toBeUndefined();
    expect(nearestName('x', ['yz'])).toBeUndefined();
    expect(nearestName('x', [])).toBeUndefined();
  });

  it('PDL-M2: two swapped letters are one mistake, and of equals the first is taken', () => {
    expect(nearestName('glod', ['gold', 'glad'])).toBe('gold');
    expect(nearestName('abd', ['abe', 'abc'])).toBe('abe');
  });
});
