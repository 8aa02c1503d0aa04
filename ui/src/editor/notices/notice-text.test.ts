import { NOTICE_EVENTS, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { JsonEdits } from '../document/json-edits.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { itemsOf, type Members, membersOf, textOf, textsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { differences, northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import { addNotice, declare, eventsByKind, flaggedIn, insertVariable, knownVariables, NOTICES, piecesOf } from './notice-text.ts';

const errors = ({ current }: ProgramDocument) => parseProgram(current.text).problems.filter(({ severity }) => severity === 'error');
function edited(change: (edits: JsonEdits, program: Members) => void, document = northwind()) {
  const before = document.current.value;
  document.edit('edit', (edits) => change(edits, before));
  return { document, after: document.current.value, changed: differences(before, document.current.value), errors: errors(document) };
}

describe('notices', () => {
  it('can be about every event, each once', () => {
    expect([...eventsByKind().values()].flat().sort()).toEqual([...NOTICE_EVENTS].sort());
  });

  it.each(PROGRAMS)('of $file name nothing that is unknown', ({ text }) => {
    const { value } = new ProgramDocument(text).current;
    for (const notice of itemsOf(valueAt({ ...value }, NOTICES))) {
      const known = knownVariables(value, textOf(membersOf(notice).on));
      for (const variable of textsOf(membersOf(notice).vars)) expect(known).toContain(variable);
      expect(flaggedIn(notice, known)).toEqual([]);
    }
  });

  it('know as many variables as the language', () => {
    for (const event of ['deal.approved', 'approval.stepOpened', 'onboarding.open', 'fund.paid', 'lead.offered', 'member.active']) {
      const known = knownVariables(northwind().current.value, event);
      // A notice declares at most 40.
      for (let from = 0; from < known.length; from += 40) {
        const vars = known.slice(from, from + 40);
        const { errors: found } = edited((edits) => {
          edits.set([...NOTICES, 0], {
            ...{ id: 'approved', title: 'A', on: event, to: ['partner'], channels: ['email'], vars },
            ...{ subject: 'A', text: vars.map((variable) => `{${variable}}`).join(' ') },
          });
        });
        expect(found.filter(({ code }) => code === 'PDL227')).toEqual([]);
      }
    }
  });

  it('flag what is not declared, not known, or no variable', () => {
    const pieces = piecesOf('Dear {partner.title}, {deal.place} {nobody} {open', ['partner.title'], ['partner.title', 'deal.place']);
    expect(pieces.map((piece) => ('is' in piece ? piece.is : piece.text))).toEqual([
      'Dear ',
      'declared',
      ', ',
      'known',
      ' ',
      'unknown',
      ' ',
      'unknown',
    ]);
    expect(pieces.map(({ text }) => text).join('')).toBe('Dear {partner.title}, {deal.place} {nobody} {open');
  });

  it('declare a variable once', () => {
    const { changed, errors: found } = edited((edits, program) => declare(edits, program, 0, 'deal.place'));
    expect(changed).toEqual(['/notices/list/0/vars']);
    expect(found).toEqual([]);
    expect(edited((edits, program) => declare(edits, program, 0, 'deal.reason')).changed).toEqual([]);
  });

  it('get a variable into their text where it was asked for', () => {
    const {
      changed,
      after,
      errors: found,
    } = edited((edits, program) => insertVariable(edits, program, 0, { member: 'subject', variable: 'deal.id', at: 'Approved: '.length }));
    expect(changed).toEqual(['/notices/list/0/vars', '/notices/list/0/subject']);
    expect(valueAt({ ...after }, [...NOTICES, 0, 'subject'])).toBe('Approved: {deal.id}{deal.customer}');
    expect(found).toEqual([]);
  });

  it('get one more, or a first', () => {
    const words = { title: 'A notice', text: 'A text' };
    expect(edited((edits, program) => addNotice(edits, program, words))).toMatchObject({ changed: ['/notices/list'], errors: [] });
    const plain = new ProgramDocument(PROGRAMS.find(({ file }) => file === 'odoo/v10.program.json')?.text ?? '');
    expect(edited((edits, program) => addNotice(edits, program, words), plain)).toMatchObject({ changed: ['/notices'], errors: [] });
  });
});
