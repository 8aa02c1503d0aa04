import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { bindModel } from './bind-model.ts';
import { shownText } from './line-ends.ts';
import { FakeModel } from './model.fixture.ts';
import type { ModelChange } from './typed-changes.ts';

const TEXT = `{
  "title": "Cedar",
  "tiers": [
    { "id": "silver", "min": 1 },
    { "id": "gold", "min": 2 }
  ]
}
`;

function open(text = TEXT) {
  const document = new ProgramDocument(text);
  const model = new FakeModel(shownText(text));
  const elsewhere: number[] = [];
  let time = 0;
  const now = () => {
    time += 5000;
    return time;
  };
  const close = bindModel(document, model, { label: 'Typing', now, changedElsewhere: (offset) => elsewhere.push(offset) });
  return { document, model, elsewhere, close };
}

/** The same numbers each time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const PIECES = ['', 'x', '"', '\n', '\n\n  ', '{', '}', ', ', '1', '"id": "é😀"', '\\'];

/** Changes of one event: ranges that do not touch, of up to four cursors. */
function randomChanges(random: (below: number) => number, length: number): readonly ModelChange[] {
  const cuts = Array.from({ length: 2 * (1 + random(4)) }, () => random(length + 1)).sort((one, other) => one - other);
  const changes: ModelChange[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 2) {
    const [start, end] = [cuts[at]!, Math.min(cuts[at + 1]!, cuts[at]! + 6)];
    if (changes.some(({ rangeOffset, rangeLength }) => start <= rangeOffset + rangeLength)) continue;
    changes.push({ rangeOffset: start, rangeLength: end - start, text: PIECES[random(PIECES.length)]! });
  }
  return changes;
}

describe('one text in the code view and in the document', () => {
  for (const [name, text] of [
    ['LF', TEXT],
    ['CR LF', TEXT.replaceAll('\n', '\r\n')],
    ['mixed line ends and a byte order mark', `\uFEFF${TEXT.replace('\n', '\r\n').replace(',\n', ',\r')}`],
  ] as const) {
    it(`stays the same whatever is typed, edited elsewhere, undone and done again, with ${name}`, () => {
      for (let seed = 1; seed <= 12; seed += 1) {
        const random = randomNumbers(seed);
        const { document, model } = open(text);
        for (let step = 0; step < 30; step += 1) {
          const kind = random(6);
          if (kind === 0) document.undo();
          else if (kind === 1) document.redo();
          else if (kind === 2) document.edit('Minimum', (edits) => edits.set(['tiers', random(2), 'min'], step));
          else model.type(randomChanges(random, model.getValue().length));
          expect(model.getValue()).toBe(shownText(document.current.text));
        }
        while (document.undo()) expect(model.getValue()).toBe(shownText(document.current.text));
        expect(document.current.text).toBe(text);
      }
    });
  }

  it('keeps the line ends of the text for lines that are typed', () => {
    const { document, model } = open('{\r\n  "title": "A"\r\n}\r\n');
    model.type([{ rangeOffset: 1, rangeLength: 0, text: '\n' }]);
    expect(document.current.text).toBe('{\r\n\r\n  "title": "A"\r\n}\r\n');
  });

  it('undoes what was typed and what was edited elsewhere in one order', () => {
    const { document, model } = open();
    const at = TEXT.indexOf('Cedar');
    model.type([{ rangeOffset: at, rangeLength: 5, text: 'Oak' }]);
    document.edit('Minimum', (edits) => edits.set(['tiers', 1, 'min'], 3));
    model.type([{ rangeOffset: at, rangeLength: 3, text: 'Elm' }]);
    document.undo();
    expect(model.getValue()).toContain('"Oak"');
    document.undo();
    expect(model.getValue()).toContain('"min": 2');
    document.undo();
    expect([model.getValue(), document.undoes]).toEqual([TEXT, null]);
    document.redo();
    expect(model.getValue()).toContain('"Oak"');
  });

  it('changes no more of the model than differs, tells where, and does not take it for typing', () => {
    const { document, model, elsewhere } = open();
    document.edit('Minimum', (edits) => edits.set(['tiers', 1, 'min'], 31));
    expect(model.applied).toEqual([1]);
    expect(elsewhere).toEqual([model.getValue().indexOf('31') + 2]);
    expect([document.undoes, document.current.number]).toEqual(['Minimum', 1]);
  });

  it('ends', () => {
    const { document, model, close } = open();
    close();
    model.type([{ rangeOffset: 0, rangeLength: 1, text: '' }]);
    document.edit('Title', (edits) => edits.set(['title'], 'X'));
    expect([document.undoes, model.getValue()]).toEqual(['Title', TEXT.slice(1)]);
  });
});
