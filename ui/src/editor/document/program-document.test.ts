import { describe, expect, it } from 'vitest';
import { ProgramDocument } from './program-document.ts';
import { difference } from './text-change.ts';

const TEXT = `{
  "title": "Cedar",
  "requirements": { "a": { "title": "A" }, "b": { "title": "B" } },
  "tiers": [
    { "id": "silver", "min": 1 },
    { "id": "gold", "min": 2 }
  ]
}
`;
const open = () => new ProgramDocument(TEXT);
const typed = (document: ProgramDocument, after: string, at = 0) => document.type('Typing', difference(document.current.text, after), at);

describe('a program while it is written', () => {
  it('changes one part and leaves the rest as it was written, the same objects too', () => {
    const document = open();
    const before = document.current.value;
    document.edit('Minimum', (edits) => edits.set(['tiers', 1, 'min'], 3));
    expect(document.current.text).toBe(TEXT.replace('"min": 2', '"min": 3'));
    expect(document.current.value.requirements).toBe(before.requirements);
    expect((document.current.value.tiers as unknown[])[0]).toBe((before.tiers as unknown[])[0]);
    expect((document.current.value.tiers as unknown[])[1]).not.toBe((before.tiers as unknown[])[1]);
  });

  it('adds, removes, renames and moves parts', () => {
    const document = open();
    document.edit('All', (edits) => {
      edits.insert(['tiers', 0], { id: 'member' });
      edits.set(['tiers', 3], { id: 'platinum' });
      edits.remove(['requirements', 'a']);
      edits.remove(['requirements', 'not there']);
      edits.rename(['requirements', 'b'], 'c');
      edits.move(['tiers'], 0, 3);
    });
    expect(document.current.value).toEqual({
      title: 'Cedar',
      requirements: { c: { title: 'B' } },
      tiers: [{ id: 'silver', min: 1 }, { id: 'gold', min: 2 }, { id: 'platinum' }, { id: 'member' }],
    });
    document.undo();
    expect(document.current.text).toBe(TEXT);
  });

  it('undoes what was typed and what was edited in the order in which it was done, without limit', () => {
    const document = open();
    const texts = [document.current.text];
    for (let index = 0; index < 1000; index += 1) {
      if (index % 2 === 0) document.edit('Minimum', (edits) => edits.set(['tiers', 0, 'min'], index + 10));
      else typed(document, document.current.text.replace(/"title": "[^"]*"/, `"title": "Cedar ${index}"`), index * 10_000);
      texts.push(document.current.text);
    }
    for (const text of texts.slice(0, -1).reverse()) {
      expect(document.undo()).toBe(true);
      expect(document.current.text).toBe(text);
    }
    expect([document.undo(), document.undoes, document.redoes]).toEqual([false, null, 'Minimum']);
    for (const text of texts.slice(1)) {
      document.redo();
      expect(document.current.text).toBe(text);
    }
    expect(document.redo()).toBe(false);
  });

  it('joins what is typed without a pause', () => {
    const document = open();
    typed(document, TEXT.replace('Cedar', 'Cedars'), 1000);
    typed(document, TEXT.replace('Cedar', 'Cedarst'), 1500);
    typed(document, TEXT.replace('Cedar', 'Cedarstone'), 9000);
    document.undo();
    expect(document.current.value.title).toBe('Cedarst');
    document.undo();
    expect(document.current.text).toBe(TEXT);
  });

  it('takes another text as a step of its own, whatever is typed just before and after', () => {
    const document = open();
    typed(document, TEXT.replace('Cedar', 'Cedars'), 1000);
    document.replace('Theirs', TEXT.replace('Cedar', 'Oak'));
    typed(document, TEXT.replace('Cedar', 'Oaks'), 1001);
    const seen = [document.undoes];
    while (document.undo()) seen.push(document.undoes);
    expect(seen).toEqual(['Typing', 'Theirs', 'Typing', null]);
  });

  it('forgets what was undone when something else is done', () => {
    const document = open();
    document.edit('One', (edits) => edits.set(['title'], 'One'));
    document.undo();
    document.edit('Two', (edits) => edits.set(['title'], 'Two'));
    expect([document.redo(), document.current.value.title]).toEqual([false, 'Two']);
  });

  it('keeps the last value of a text that cannot be read, says where, and edits no parts of it', () => {
    const document = open();
    const { value } = document.current;
    typed(document, TEXT.replace('"tiers": [', '"tiers": '));
    expect(document.current.value).toBe(value);
    expect(document.current.fault).toMatchObject({ severity: 'error', line: 6 });
    expect(document.edit('Title', (edits) => edits.set(['title'], 'X'))).toBe(false);
    document.undo();
    expect(document.current.fault).toBeNull();
    expect(document.current.value).toBe(value);
    typed(document, '[]');
    expect(document.current.fault).toMatchObject({ code: 'PDL107' });
  });

  it('tells who listens, until they stop', () => {
    const document = open();
    const heard: number[] = [];
    const stop = document.subscribe(() => heard.push(document.current.number));
    document.edit('Title', (edits) => edits.set(['title'], 'X'));
    document.edit('Nothing', (edits) => edits.set(['title'], 'X'));
    document.undo();
    stop();
    document.redo();
    expect(heard).toEqual([1, 2]);
  });
});
