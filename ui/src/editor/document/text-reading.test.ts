import { readFileSync } from 'node:fs';
import { type Json, parseJson } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { JsonEdits, type Path } from './json-edits.ts';
import { changed, type TextChange } from './text-change.ts';
import { TextReading } from './text-reading.ts';

const PROGRAM = readFileSync(new URL('../../../../rules/northwind/2026.2.0.program.json', import.meta.url), 'utf8');

/** The same numbers each time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A part of it, so that many changes can be tried. */
const { title, requirements, parameters, tracks } = JSON.parse(PROGRAM) as { [key: string]: Json };
const few = Object.fromEntries(Object.entries(requirements as { [key: string]: Json }).slice(0, 4));
const TEXT = `${JSON.stringify({ title, requirements: few, parameters, tracks }, null, 2)}\n`;

const PIECES = [
  '',
  '',
  '7',
  '0',
  '"',
  ',',
  ' ',
  '\n',
  '{}',
  '[1]',
  '}',
  ']',
  ': ',
  '\\',
  '\\u0041',
  '"a": 1, ',
  ', "id": "é😀"',
  'null',
  '-',
  '\ud83d',
];

/** Every part of a value, with its path. */
function* partsOf(value: Json, path: Path = []): Generator<readonly [Path, Json]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* partsOf(inner, [...path, Array.isArray(value) ? Number(name) : name]);
}

/** Each part is found where it stands. */
function checkPlaces(reading: TextReading): void {
  for (const [path, value] of partsOf(reading.value as Json)) {
    const place = reading.placeOf(path)!;
    expect(JSON.parse(reading.text.slice(place.start, place.end))).toEqual(value);
    if (path.length > 0) expect(reading.placesInside(path.slice(0, -1)).get(path.at(-1)!)).toEqual(place);
    expect(reading.pathAt(place.start + 1)?.path.slice(0, path.length)).toEqual(path);
  }
}

/** What a reading of the whole text says. */
function whole(text: string) {
  const { document, problems } = parseJson(text, 4_000_000);
  return { value: document?.value, fault: problems.find(({ severity }) => severity === 'error') ?? null };
}

const typed = (text: string, before: string, inserted: string, removed = ''): TextChange => {
  const offset = text.indexOf(before) + before.length;
  return { offset, removed: text.slice(offset, offset + removed.length), inserted };
};

describe('a text that is read while it changes', () => {
  it('says what a reading of the whole says, whatever is typed, and where each part stands', () => {
    let faults = 0;
    for (let seed = 1; seed <= 25; seed += 1) {
      const random = randomNumbers(seed);
      const reading = new TextReading(TEXT);
      for (let step = 0; step < 40; step += 1) {
        const { text } = reading;
        const change = (length: number): TextChange => {
          const offset = random(length - 20);
          return {
            offset,
            removed: text.slice(offset, offset + (random(3) === 0 ? random(4) : 0)),
            inserted: PIECES[random(PIECES.length)]!,
          };
        };
        const first = change(text.length);
        const second = { ...change(first.offset), offset: random(first.offset + 1), removed: '' };
        const changes = random(4) === 0 ? [first, second] : [first];
        const before = reading.value;
        reading.change(changes);
        const { value, fault } = whole(reading.text);
        expect(reading.text).toBe(changed(text, changes));
        expect(reading.fault).toEqual(fault);
        if (fault === null) {
          expect(JSON.stringify(reading.value)).toBe(JSON.stringify(value));
          if (random(5) === 0) checkPlaces(reading);
        } else {
          faults += 1;
          if (value === undefined) expect(reading.value).toBe(before);
          expect(reading.placeOf(['title'])).toBeUndefined();
        }
        // Most faults are taken back at once, so that the text is whole again and again.
        if (fault !== null && random(3) > 0)
          reading.change([...changes].reverse().map(({ offset, removed, inserted }) => ({ offset, removed: inserted, inserted: removed })));
      }
    }
    expect(faults).toBeGreaterThan(50);
  });

  it('reads no more than the part around a change, also while that is broken and when it is mended', () => {
    const reading = new TextReading(PROGRAM);
    const requirements = reading.value.requirements;
    const { tracks } = reading.value;
    const before = reading.read;
    reading.change([typed(PROGRAM, '"title": "', 'New ')]);
    expect(reading.value.title).toBe(`New ${JSON.parse(PROGRAM).title}`);
    expect(reading.read - before).toBeLessThan(200);
    expect(reading.value.requirements).toBe(requirements);
    const { text } = reading;
    const at = text.indexOf('"why"', text.indexOf('"requirements"'));
    reading.change([{ offset: at, removed: '"', inserted: '' }]);
    expect([reading.fault === null, reading.value.requirements === requirements]).toEqual([false, true]);
    const broken = reading.read;
    reading.change([{ offset: at, removed: '', inserted: '"' }]);
    expect([reading.fault, reading.text, reading.value.requirements === requirements]).toEqual([null, text, true]);
    expect(reading.read - broken).toBeLessThan(3000);
    reading.change([typed(reading.text, '"why": "', 'x')]);
    expect(reading.value.requirements === requirements && reading.value.tracks === tracks).toBe(false);
  });

  it('keeps what several changes at once do not touch', () => {
    const reading = new TextReading(PROGRAM);
    const { tracks, facts } = reading.value;
    const place = reading.placeOf(['requirements'])!;
    const inner = reading.text.indexOf('"title": "', place.start) + 10;
    reading.change([
      { offset: inner, removed: '', inserted: '"' },
      { offset: inner, removed: '', inserted: 'a' },
      { offset: inner + 1, removed: '"', inserted: 'b' },
    ]);
    expect(reading.fault).toBeNull();
    expect(JSON.stringify(reading.value)).toBe(JSON.stringify(whole(reading.text).value));
    expect([reading.value.tracks === tracks, reading.value.facts === facts]).toEqual([true, true]);
  });

  it('writes a value in place of another as reading the whole would', () => {
    const reading = new TextReading(TEXT);
    for (const [index, [path, value]] of [...partsOf(reading.value as Json)].entries()) {
      if (path.length === 0) continue;
      const next = (['x"y', 12.5, null, { a: [1] }] as const)[index % 4] as Json;
      const [quick, slow] = [new JsonEdits(TEXT, reading), new JsonEdits(TEXT)];
      expect([quick.value === reading.value, slow.value]).toEqual([true, null]);
      quick.set(path, next);
      slow.set(path, next);
      expect(quick.text).toBe(slow.text);
      if (next !== value) expect(quick.value).toBeNull();
    }
  });
});
