import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalize } from './canonicalize.ts';
import { hashProgram } from './hash-program.ts';

describe('RFC 8785', () => {
  it('PDL-C1: the example of section 3.2.2', () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalize(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('PDL-C1: the order of keys of section 3.2.3, by UTF-16 code units', () => {
    const value = { '\u20ac': 5, '\r': 1, '\ufb33': 7, '1': 2, '\ud83d\ude00': 6, '\u0080': 3, '\u00f6': 4 };
    expect(Object.values(JSON.parse(canonicalize(value)))).toEqual([2, 1, 3, 4, 5, 6, 7]);
    expect(canonicalize(value)).toBe('{"\\r":1,"1":2,"\u0080":3,"ö":4,"€":5,"😀":6,"\ufb33":7}');
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555555', '333333333.3333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('PDL-C1: the number %s of appendix B is %s', (bits, text) => {
    expect(canonicalize(new Float64Array(new BigUint64Array([BigInt(`0x${bits}`)]).buffer)[0])).toBe(text);
  });

  it('PDL-C1: what JSON cannot hold is a bug', () => {
    expect(() => canonicalize(Number.NaN)).toThrow();
    expect(() => canonicalize(undefined)).toThrow();
    expect(() => canonicalize('\ud83d')).toThrow();
  });
});

describe('hash', () => {
  it('PDL-C2: is the SHA-256 of the canonical form in lower-case hex', () => {
    // printf '{}' | sha256sum, and printf '{"a":"é"}' | sha256sum
    expect(hashProgram({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(hashProgram(JSON.parse('{ "a" : "\\u00e9" }'))).toBe('b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1');
  });

  it('PDL-C2: order of keys, white space and ways to write a number do not matter; all else does', () => {
    const hash = (text: string) => hashProgram(JSON.parse(text));
    expect(hash('{"b":[1.0,{"d":1e2,"c":-0}],"a":"x"}')).toBe(hash('{ "a": "x",\n "b": [1, {"c":0, "d":100}] }'));
    expect(hash('{"a":[1,2]}')).not.toBe(hash('{"a":[2,1]}'));
    expect(hash('{"a":1}')).not.toBe(hash('{"a":"1"}'));
    expect(hash('{"a":1,"note":"x"}')).not.toBe(hash('{"a":1}'));
  });

  it('PDL-C2: any shuffle of keys has the same hash', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, shuffled(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = JSON.parse(JSON.stringify(value));
        // Half characters, which JSON.stringify writes as escapes, have no canonical form.
        fc.pre(!JSON.stringify(parsed).includes('\\ud'));
        expect(hashProgram(shuffled(parsed))).toBe(hashProgram(parsed));
      }),
      { seed: 1 },
    );
  });
});
