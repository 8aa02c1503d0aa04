import { beforeEach, describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { DraftSaver, type KeptDraft, type SaveOutcome, type Unsaved } from './draft-saver.ts';

let now = 0;
let waiting: { at: number; then: () => void }[] = [];
let journal: Unsaved | null = null;
/** The service: one draft, saved by revision; answers are given by hand. */
let kept: KeptDraft = { revision: 1, source: '{}' };
let saves: { source: string; at: number }[] = [];
let broken = false;
/** What is sent arrives, but no answer comes. */
let mute = false;

const timers = {
  now: () => now,
  after: (milliseconds: number, then: () => void) => {
    const timer = { at: now + milliseconds, then };
    waiting.push(timer);
    return () => {
      waiting = waiting.filter((other) => other !== timer);
    };
  },
};
const save = async (source: string, revision: number): Promise<SaveOutcome> => {
  saves.push({ source, at: now });
  if (broken) return { kind: 'noAnswer', message: 'No connection.' };
  if (revision !== kept.revision) return { kind: 'theirs', kept };
  kept = { revision: revision + 1, source };
  if (mute) return { kind: 'noAnswer', message: 'No answer.' };
  return { kind: 'saved', revision: kept.revision };
};
/** Lets time pass, step by step, so that timers fire when they are due. */
async function pass(milliseconds: number): Promise<void> {
  const until = now + milliseconds;
  for (;;) {
    const next = waiting.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
    if (!next) break;
    waiting = waiting.filter((other) => other !== next);
    now = next.at;
    next.then();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  now = until;
}
const keptInBrowser = {
  read: () => journal,
  write: (entry: Unsaved | null) => {
    journal = entry;
  },
};
const open = () => {
  const document = new ProgramDocument(kept.source);
  const saver = new DraftSaver(document, kept, {
    save,
    timers,
    journal: keptInBrowser,
  });
  const title = (text: string) => document.edit('Title', (edits) => edits.set(['title'], text), { at: now });
  return { document, saver, title };
};

describe('a draft that saves itself', () => {
  beforeEach(() => {
    [now, waiting, journal, kept, saves, broken, mute] = [0, [], null, { revision: 1, source: '{}' }, [], false, false];
  });

  it('saves after a pause, and at most two seconds after a key without one', async () => {
    const { saver, title } = open();
    title('a');
    expect(saver.state.kind).toBe('waiting');
    await pass(700);
    expect([saver.state.kind, saves.length, JSON.parse(kept.source).title]).toEqual(['saved', 1, 'a']);
    const from = now;
    for (let key = 0; key < 40; key += 1) {
      title(`a${key}`);
      await pass(100);
    }
    await pass(1000);
    const times = [from, ...saves.slice(1).map(({ at }) => at)];
    for (let index = 1; index < times.length; index += 1) expect((times[index] ?? 0) - (times[index - 1] ?? 0)).toBeLessThanOrEqual(2000);
    expect(JSON.parse(kept.source).title).toBe('a39');
  });

  it('keeps what is not saved where it outlives the page, until it is saved', async () => {
    const { title } = open();
    title('a');
    expect(journal).toMatchObject({ revision: 1 });
    expect(JSON.parse(journal?.source ?? '').title).toBe('a');
    await pass(700);
    expect(journal).toBeNull();
  });

  it('tries again while no answer comes, ever more slowly, and loses nothing', async () => {
    broken = true;
    const { saver, title } = open();
    title('a');
    await pass(20_000);
    expect(saver.state).toEqual({ kind: 'noAnswer', message: 'No connection.' });
    expect(saves.length).toBeGreaterThan(3);
    expect(saves.length).toBeLessThan(8);
    title('b');
    broken = false;
    await pass(31_000);
    expect([saver.state.kind, JSON.parse(kept.source).title, journal]).toEqual(['saved', 'b', null]);
  });

  it('asks who saved later: ours goes over theirs, or theirs is taken and ours is one undo away', async () => {
    for (const choice of ['ours', 'theirs'] as const) {
      kept = { revision: 1, source: '{}' };
      const { document, saver, title } = open();
      kept = { revision: 2, source: '{ "title": "theirs" }' };
      title('ours');
      await pass(2000);
      expect(saver.state).toEqual({ kind: 'theirs', kept });
      title('ours too');
      await pass(5000);
      expect(kept.revision).toBe(2);
      if (choice === 'ours') {
        await saver.keepOurs({ theirs: 'Theirs', ours: 'Mine' });
        expect([kept.revision, JSON.parse(kept.source).title, saver.state.kind]).toEqual([3, 'ours too', 'saved']);
        document.undo();
        expect([document.current.text, document.redoes]).toEqual(['{ "title": "theirs" }', 'Mine']);
      } else {
        saver.takeTheirs('Take theirs');
        await pass(5000);
        expect([kept.revision, document.current.value.title, saver.state.kind]).toEqual([2, 'theirs', 'saved']);
        document.undo();
        expect(document.current.value.title).toBe('ours too');
        await pass(5000);
        expect([kept.revision, JSON.parse(kept.source).title]).toEqual([3, 'ours too']);
      }
      saver.close();
    }
  });

  it('knows its own save again where the answer was lost, and asks nobody', async () => {
    const { saver, title } = open();
    mute = true;
    title('a');
    await pass(700);
    expect([saver.state.kind, kept.revision]).toEqual(['noAnswer', 2]);
    title('b');
    mute = false;
    await pass(2000);
    expect([saver.state.kind, kept.revision, JSON.parse(kept.source).title]).toEqual(['saved', 3, 'b']);
  });

  it('notes what it has sent, so that the page that comes after knows it', async () => {
    mute = true;
    const { title } = open();
    title('a');
    await pass(700);
    title('b');
    expect([JSON.parse(journal?.source ?? '').title, journal?.revision]).toEqual(['b', 1]);
    expect(journal?.sent).toEqual([kept.source]);
  });

  it('saves what was typed while it saved', async () => {
    const { saver, title } = open();
    title('a');
    const saving = saver.saveNow();
    title('b');
    await saving;
    expect(saver.state.kind).toBe('waiting');
    await pass(700);
    expect([JSON.parse(kept.source).title, saver.state.kind]).toEqual(['b', 'saved']);
  });

  it('has nothing to save when what was done is undone', async () => {
    const { document, saver, title } = open();
    title('a');
    document.undo();
    expect(saver.state.kind).toBe('saved');
    await pass(5000);
    expect([saves.length, journal]).toEqual([0, null]);
  });
});
