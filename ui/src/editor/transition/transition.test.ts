import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import type { ProgramDocument } from '../document/program-document.ts';
import { northwind } from '../fields/programs.fixture.ts';
import { addMember, setUntil, type Until } from './members.ts';
import { runningRows, setRunning } from './running.ts';
import { type SayTransition, transitionMeaning } from './transition-meaning.ts';

const say: SayTransition = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);
const term = (one: Json | undefined) => JSON.stringify(one);
const errors = (document: ProgramDocument) => parseProgram(document.current.text).problems.filter(({ severity }) => severity === 'error');
const meaning = (program: ProgramDocument['current']['value']) =>
  transitionMeaning({ program, known: knownOf(program, [], null), say, term });

describe('running work at a change of version', () => {
  it('is said for what the program has, in every state that it may run in, and taken back', () => {
    const document = northwind();
    document.edit('all', (edits) => edits.remove(['transition']), { at: 0 });
    const before = document.current.text;
    const rows = runningRows(document.current.value);
    expect([...new Set(rows.map(({ kind }) => kind))]).toEqual(['deal', 'onboarding', 'fund', 'lead']);
    for (const row of rows)
      document.edit('say', (edits) => setRunning(edits, document.current.value, row, row.usual === 'move' ? 'finish' : 'move'), { at: 0 });
    expect(errors(document)).toEqual([]);
    expect(runningRows(document.current.value).map(({ chosen, usual }) => chosen !== usual && chosen !== '')).toEqual(rows.map(() => true));
    for (const row of rows) document.edit('back', (edits) => setRunning(edits, document.current.value, row, ''), { at: 0 });
    expect(document.current.value).toEqual(JSON.parse(before));
  });

  it('is shown where nobody knows its kind or state', () => {
    const program = { transition: { running: { deal: { lost: 'move' }, visit: { open: 5 } } } };
    expect(runningRows(program)).toMatchObject([
      ...['draft', 'pending', 'returned', 'recalled', 'approved'].map((state) => ({ kind: 'deal', state, chosen: '', isKnown: true })),
      { kind: 'deal', state: 'lost', chosen: 'move', isKnown: false },
      { kind: 'visit', state: 'open', chosen: '', isKnown: false },
    ]);
    expect(runningRows({})).toEqual([]);
  });
});

describe('what partners keep', () => {
  it('is added where nothing is said, and ends on a day or after a time', () => {
    const document = northwind();
    document.edit('all', (edits) => edits.remove(['transition']), { at: 0 });
    const row = ['transition', 'members', 0];
    const until = () => (document.current.value.transition as { members: { until: Json }[] }).members[0]?.until;
    const end = (to: Until) => document.edit('end', (edits) => setUntil(edits, until(), row, to, '2027-01-01'), { at: 0 });
    for (const title of ['One', 'Two']) document.edit('add', (edits) => addMember(edits, document.current.value, title), { at: 0 });
    expect(document.current.value.transition).toEqual({
      members: [
        { id: 'keep', title: 'One', keep: 'tier', until: { for: 'P3M', from: 'effective' } },
        { id: 'keep2', title: 'Two', keep: 'tier', until: { for: 'P3M', from: 'effective' } },
      ],
    });
    document.edit('long', (edits) => edits.set([...row, 'until', 'for'], 'P1Y'), { at: 0 });
    end('joined');
    expect([until(), errors(document)]).toEqual([{ for: 'P1Y', from: 'joined' }, []]);
    end('day');
    expect([until(), errors(document)]).toEqual(['2027-01-01', []]);
  });
});

describe('a change of version in words', () => {
  it('says all that a program says', () => {
    const { value } = northwind().current;
    expect(meaning(value)).toEqual([
      'says.notice("P60D")',
      expect.stringMatching(/^says\.member\(says\.whom\(.*2026.*\)\|says\.tier\|says\.until\(Jan 1, 2028\)\)$/),
      'says.member(says.others|says.tier|says.effective("P3M"))',
      expect.stringMatching(/^says\.running\(says\.item\(deal\|deal\.pending\).*\|finish\)$/),
      expect.stringMatching(/^says\.running\(says\.item\(deal\|deal\.draft\).*onboarding\.open.*\|move\)$/),
      'says.running(says.item(deal|deal.returned)|redecide)',
    ]);
  });

  it('says what holds where nothing is said, and goes on while it is half written', () => {
    expect(meaning({})).toEqual(['says.noticeNone', 'says.membersNone']);
    expect(meaning({ leads: {} })).toEqual(['says.noticeNone', 'says.membersNone', 'says.runningNone']);
    const half = { transition: { notice: 5, members: [{ when: 7, until: 3 }], running: 'no' } };
    expect(meaning(half)).toEqual(['says.notice(5)', 'says.member(says.whomUnfinished|says.tier|says.until())', 'says.rest']);
    const begun = { transition: { members: [{ when: { all: [] }, until: { for: 'P3M' } }, {}] } };
    expect(meaning(begun)[1]).toMatch(/^says\.member\(says\.whomUnfinished\|/);
    expect(meaning(begun)[2]).toMatch(/^says\.member\(says\.others\|/);
  });
});
