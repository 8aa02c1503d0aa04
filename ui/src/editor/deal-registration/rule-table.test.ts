import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { itemsOf, membersOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { differences, northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import { addRule, fillCell, outcomeOf, RULES, ruleTable, thenOf } from './rule-table.ts';

const table = (document: ProgramDocument) => ruleTable(document.current.value);
const errors = ({ current }: ProgramDocument) => parseProgram(current.text).problems.filter(({ severity }) => severity === 'error');
const row = (document: ProgramDocument, id: string) => {
  const found = table(document).rows.find((one) => one.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};

describe('the decision table of deal rules', () => {
  it.each(PROGRAMS)('shows every part of every rule once: $file', ({ text }) => {
    const document = new ProgramDocument(text);
    const rules = itemsOf(valueAt({ ...document.current.value }, RULES));
    const { rows, facts } = table(document);
    expect(rows).toHaveLength(rules.length);
    for (const { index, cells, others } of rows) {
      const when = membersOf(membersOf(rules[index]).when);
      const shown = [...cells.values()].flat().length + others.length;
      expect(shown).toBe(Array.isArray(when.all) ? when.all.length : 1);
      for (const [fact, tests] of cells) {
        expect(facts).toContain(fact);
        for (const test of tests) expect(valueAt({ ...document.current.value }, [...test.path, 'operator'])).toBe(test.operator);
      }
    }
  });

  it('has a column for each fact in the order in which rules name them', () => {
    expect(table(northwind()).facts).toEqual(['deal.amount', 'deal.products', 'specializations']);
  });

  it('fills a cell', () => {
    const document = northwind();
    const before = document.current.value;
    document.edit('fill', (edits) => {
      fillCell(edits, before, row(document, 'large'), { fact: 'deal.products', operator: 'contains', value: 'cloud' });
    });
    expect(differences(before, document.current.value)).toEqual(['/dealRegistration/rules/list/3/when/all']);
    expect(row(document, 'large').cells.get('deal.products')).toHaveLength(1);
    expect(errors(document)).toEqual([]);
  });

  it('adds a rule anywhere, which the language takes', () => {
    for (const index of [0, 2, 5]) {
      const document = northwind();
      const before = document.current.value;
      document.edit('add', (edits) => addRule(edits, before, index, 'New rule'));
      expect(table(document).rows.map(({ id }) => id)[index]).toBe('rule');
      expect(differences(before, document.current.value)).toEqual(['/dealRegistration/rules/list']);
      expect(errors(document)).toEqual([]);
    }
  });

  it('begins with a rule where a program has none', () => {
    const plain = PROGRAMS.find(({ file }) => file === 'odoo/v10.program.json');
    const document = new ProgramDocument(plain?.text ?? '');
    const before = document.current.value;
    document.edit('begin', (edits) => addRule(edits, before, 0, 'New rule'));
    expect(differences(before, document.current.value)).toEqual(['/dealRegistration']);
    expect(errors(document)).toEqual([]);
  });

  it('reads outcomes and writes them back', () => {
    for (const then of ['approve', 'reject', { route: 'desk' }]) expect(thenOf(outcomeOf(then))).toEqual(then);
  });

  it('shows what can be shown of rules that are wrong', () => {
    const document = new ProgramDocument('{"dealRegistration":{"rules":{"list":[null,{"when":4},{"when":{"all":[1,{"fact":2}]}}]}}}');
    expect(table(document).rows.map(({ others }) => others.length)).toEqual([0, 1, 1]);
  });
});
