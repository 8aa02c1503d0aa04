import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt } from './line-starts.ts';
import { readSource } from './read-source.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Code, place and message of everything found. */
const found = (source: string | Uint8Array) => {
  const { findings, lineStarts } = readSource(source);
  return findings.map(({ code, offset, message }) => {
    const { line, column } = positionAt(lineStarts, offset);
    return `${code} ${line}:${column} ${message}`;
  });
};

describe('before parsing', () => {
  const filled = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`;

  it('PDL-S1: reads 1,048,576 bytes and refuses one more', () => {
    expect(found(filled(1_048_576))).toEqual([]);
    expect(found(filled(1_048_577))).toEqual(['PDL101 1:1 The document is larger than 1 MB (1048577 characters).']);
    expect(found(utf8(filled(1_048_577)))).toEqual(['PDL101 1:1 The document is larger than 1 MB (1048577 bytes).']);
  });

  it('PDL-S1: counts bytes, not characters', () => {
    const euros = `"${'€'.repeat(349_525)}"`;
    expect(utf8(euros)).toHaveLength(1_048_577);
    expect(found(euros)).toEqual(['PDL101 1:1 The document is larger than 1 MB (1048577 bytes).']);
  });

  it('PDL-S2: names other encodings', () => {
    expect(found(new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]))).toEqual(['PDL103 1:1 The document is written in UTF-16.']);
    expect(found(new Uint8Array([0xfe, 0xff, 0, 0x7b]))).toEqual(['PDL103 1:1 The document is written in UTF-16.']);
    expect(found(new Uint8Array([0x7b, 0, 0x7d, 0]))).toEqual(['PDL103 1:1 The document is written in UTF-16.']);
    expect(found(new Uint8Array([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]))).toEqual(['PDL103 1:1 The document is written in UTF-32.']);
  });

  it('PDL-S2: refuses a byte order mark, in bytes and in text', () => {
    const expected = ['PDL103 1:1 The document begins with a byte order mark.'];
    expect(found(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))).toEqual(expected);
    expect(found('\ufeff{}')).toEqual(expected);
  });

  it('PDL-S2: says where a byte is not UTF-8', () => {
    const bytes = utf8('{\n"a":"é?"}');
    bytes[bytes.indexOf(63)] = 0xe9;
    expect(found(bytes)).toEqual(['PDL103 2:7 Byte 10 (E9) is not UTF-8.']);
  });

  it('PDL-S2: refuses half characters, written and escaped', () => {
    expect(found('{"a":"\ud83d"}')).toEqual(['PDL103 1:7 The text holds half of a character (an unpaired surrogate).']);
    expect(found('{"a":"\\ud83d"}')).toEqual([
      'PDL103 1:6 The text holds half of a character (an unpaired surrogate), written as an escape.',
    ]);
    expect(found('{"a":"\\ud83d\\ude00"}')).toEqual([]);
  });

  it('PDL-S3: reads 64 levels and refuses 65 and 500,000', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(found(nested(64))).toEqual([]);
    expect(found(nested(65))).toEqual(['PDL102 1:65 Lists and objects lie more than 64 deep in one another.']);
    expect(found(nested(500_000))).toEqual(['PDL102 1:65 Lists and objects lie more than 64 deep in one another.']);
  });

  it('PDL-S3: does not count brackets in text', () => {
    expect(found(`{"a":"${'['.repeat(100)}\\"${'{'.repeat(100)}"}`)).toEqual([]);
  });

  it('PDL-S4: an empty text is empty', () => {
    expect(found('')).toEqual(['PDL118 1:1 The document is empty.']);
    expect(found(new Uint8Array())).toEqual(['PDL118 1:1 The document is empty.']);
    expect(found(' \r\n\t ')).toEqual(['PDL118 1:1 The document is empty.']);
  });
});

describe('syntax', () => {
  it.each([
    ['{"a":1,}', 'PDL100 1:8 Unexpected }: here should be a key in double quotes.', 'Leave out the comma before it.'],
    ['[1,]', 'PDL100 1:4 Unexpected ]: here should be a value.', 'Leave out the comma before it.'],
    ["{'a':1}", "PDL100 1:2 Unexpected ': here should be a key in double quotes.", 'Write text in double quotes: "…".'],
    ['{a:1}', 'PDL100 1:2 Unexpected a: here should be a key in double quotes.', 'Write it in double quotes: "a".'],
    ['{"a" 1}', 'PDL100 1:6 Unexpected 1: here should be a colon after "a".', undefined],
    ['{"a":1 "b":2}', 'PDL100 1:8 Unexpected ": here should be a comma or }.', 'A comma is missing before it.'],
    ['// note\n{}', 'PDL100 1:1 Unexpected /: here should be a value.', 'JSON has no comments; use `note` for remarks.'],
    ['{"a":True}', 'PDL100 1:6 Unexpected True: here should be a value.', 'Did you mean true?'],
    ['{"a":NaN}', 'PDL100 1:6 Unexpected NaN: here should be a value.', 'JSON has only finite numbers.'],
    ['{"a":“b”}', 'PDL100 1:6 Unexpected the character U+201C: here should be a value.', 'Use straight double quotes: "…".'],
    ['{"a":01}', 'PDL100 1:6 A number may not begin with 0.', 'Leave out the zeros in front, or write a text in quotes.'],
    ['{"a":1.}', 'PDL100 1:8 A number needs a digit after its point.', undefined],
    [
      '{"a":"b\nc"}',
      'PDL100 1:8 A text ends at the end of its line without a closing quote.',
      'Close the quote, or write \\n for a new line inside a text.',
    ],
    ['{"a":"\\q"}', 'PDL100 1:7 JSON has no escape \\q.', 'Write \\\\ where a backslash itself is meant.'],
    ['{} {}', 'PDL100 1:4 Unexpected {: here should be the end of the file.', 'A document is one JSON value; remove what follows it.'],
  ])('PDL-S5: %s', (text, message, suggestion) => {
    expect(found(text)).toEqual([message]);
    expect(readSource(text).findings[0]?.suggestion).toBe(suggestion);
  });

  it.each([
    ['{\n "a": [1,\n  2', 'PDL100 3:4 Unexpected end of file: the list opened at line 2 is not closed.'],
    ['{\n "a": {}', 'PDL100 2:9 Unexpected end of file: the object opened at line 1 is not closed.'],
    ['{\n "a": "b', 'PDL100 2:9 Unexpected end of file: the text opened at line 2 is not closed.'],
    ['{\n "a": tru', 'PDL100 2:10 Unexpected end of file: the object opened at line 1 is not closed.'],
    ['{\n "a":', 'PDL100 2:6 Unexpected end of file: the object opened at line 1 is not closed.'],
    ['-', 'PDL100 1:2 Unexpected end of file.'],
  ])('PDL-S6: %s', (text, message) => {
    expect(found(text)).toEqual([message]);
  });

  it('PDL-S5: reads what JSON.parse reads, with the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.integer({ min: 0, max: 4 }), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent);
        const { document, findings } = readSource(pretty);
        if (findings.some(({ code }) => code === 'PDL119' || code === 'PDL103')) return;
        expect(JSON.stringify(document?.value)).toBe(JSON.stringify(JSON.parse(pretty)));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('PDL-S5: refuses what JSON.parse refuses, and nothing else', () => {
    const tokens = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      '0',
      '.5',
      'e',
      '+',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '"\\u00',
      '"\\n"',
      '\\',
      "'",
      '\t',
    ];
    const accepts = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const { document, findings } = readSource(text);
        expect([text, document !== undefined]).toEqual([text, accepts(text)]);
        if (!document) expect(findings.filter(({ code }) => code !== 'PDL104')).toHaveLength(1);
      }),
      { numRuns: 20_000, seed: 2 },
    );
  });
});

describe('what does not end the reading', () => {
  it('PDL-S7: a key that is there twice, at the second; the first counts', () => {
    const text = '{\n "a": 1,\n "b": 2,\n "a": 3\n}';
    expect(found(text)).toEqual(['PDL104 4:2 The key "a" is there twice; the first is at line 2.']);
    expect(readSource(text).document?.value).toEqual({ a: 1, b: 2 });
  });

  it('PDL-S8: forbidden keys, and no prototype behind any object', () => {
    const text = '{"__proto__": {"evil": true}, "constructor": 1, "prototype": 2, "a": {}}';
    expect(readSource(text).findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'PDL119 /__proto__',
      'PDL119 /constructor',
      'PDL119 /prototype',
    ]);
    const value = readSource(text).document?.value as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['a']);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.getPrototypeOf(value.a)).toBeNull();
    expect(value.evil).toBeUndefined();
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
  });

  it('PDL-S8: an escaped forbidden key is forbidden too', () => {
    expect(found('{"\\u005f_proto__": 1}')).toEqual(['PDL119 1:2 The key "__proto__" is not allowed in a document.']);
  });

  it('PDL-S9: numbers too large, and numbers that lose digits', () => {
    expect(found('[1e999]')).toEqual(['PDL130 1:2 The number 1e999 is larger than any number that can be held.']);
    expect(
      readSource('[9007199254740993, 0.1234567890123456, 0.12345678901234567]').findings.map(({ code, pointer }) => `${code} ${pointer}`),
    ).toEqual(['PDL131 /0', 'PDL131 /2']);
    expect(readSource('9007199254740993').findings[0]?.severity).toBe('warning');
    expect(found('[9007199254740991, 0.1, 1499.99, 123456789012.34, 1e21, 100000000000000000000e-5, 1.50000000000000000]')).toEqual([]);
    expect(Object.is(readSource('-0').document?.value, 0)).toBe(true);
  });

  it('PDL-S10: all of them together', () => {
    expect(found('{"a": 1e999,\n"a": 1,\n"__proto__": 0,\n"b": 9007199254740993}').map((line) => line.slice(0, 10).trim())).toEqual([
      'PDL130 1:7',
      'PDL104 2:1',
      'PDL119 3:1',
      'PDL131 4:6',
    ]);
  });
});

describe('every input', () => {
  it('PDL-S12: never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { document, findings } = readSource(bytes);
        expect(document !== undefined || findings.length > 0).toBe(true);
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('PDL-S12: a text twice as long takes about twice the time, also when every key is there twice', () => {
    const repeated = (count: number) => `{${Array.from({ length: count }, (_, index) => `"key${index % 7}":${index}`).join(',')}}`;
    const seconds = (text: string) => {
      const started = performance.now();
      readSource(text);
      return performance.now() - started;
    };
    const best = (text: string) => Math.min(...Array.from({ length: 5 }, () => seconds(text)));
    // Quadratic time would be 64 times; eight times the text may take 30 on a busy machine.
    expect(best(repeated(64_000)) / best(repeated(8_000))).toBeLessThan(30);
  });
});
