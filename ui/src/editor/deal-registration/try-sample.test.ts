import { compileProgram } from '@tierwright/engine';
import { LifecycleProgram } from '@tierwright/lifecycle';
import { parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../document/program-document.ts';
import { northwind, PROGRAMS } from '../fields/programs.fixture.ts';
import { answersFor, morningOf, sampleFields } from './sample-form.ts';
import { NOBODY, samplePartners } from './sample-partners.ts';
import { type SampleQuestion, trySample } from './try-sample.ts';

const program = (text: string): LifecycleProgram => {
  const { program: read } = parseProgram(text);
  if (!read) throw new Error('it cannot be read');
  return new LifecycleProgram(compileProgram(read));
};
const document = northwind();
const lifecycle = program(document.current.text);
const silver = samplePartners(document.current.value).find(({ name }) => name.startsWith('A deal of 40,000'));
const at = Date.parse('2027-03-01T18:00:00Z');
const ask = (answers: SampleQuestion['answers'], people: SampleQuestion['people'] = 'prompt') =>
  trySample(lifecycle, {
    answers: answersFor(sampleFields(document.current.value), answers, '2027-06-01'),
    partner: silver?.partner ?? NOBODY.partner,
    at,
    people,
  });

describe('a sample deal', () => {
  it('says of each rule and its parts whether it is true, and which decides', () => {
    const { rules, by, problems } = ask({ ...silver?.answers, amount: 40_000, products: ['security'] });
    expect(problems).toEqual([]);
    expect(by).toBe('noSecuritySkill');
    expect(rules.map(({ id, status }) => [id, status])).toEqual([
      ['tooSmall', 'missed'],
      ['noSecuritySkill', 'met'],
      ['strategic', 'missed'],
      ['large', 'missed'],
      ['standard', 'met'],
    ]);
    expect(rules[1]?.parts).toEqual(['met', 'met']);
  });

  it('has its calendar: protection, one extension, end', () => {
    const { run, extendedUntil, by } = ask({ amount: 40_000, products: ['data'] });
    expect(by).toBe('standard');
    expect(run?.first).toBe('approved');
    // 90 days from 1 March in Los Angeles; 30 more.
    expect(new Date(run?.protectedUntil ?? 0).toISOString()).toBe('2027-05-31T07:00:00.000Z');
    expect(new Date(extendedUntil ?? 0).toISOString()).toBe('2027-06-30T07:00:00.000Z');
    expect(run?.calendar.at(-1)?.what).toBe('end');
  });

  it('is refused with the reasons where the form is not filled in', () => {
    const { problems, run } = trySample(lifecycle, { answers: {}, partner: NOBODY.partner, at, people: 'prompt' });
    expect(run).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each(PROGRAMS.filter(({ text }) => text.includes('"dealRegistration"')))('can be tried under $file', ({ text }) => {
    const opened = new ProgramDocument(text);
    const partner = samplePartners(opened.current.value)[0] ?? NOBODY;
    const answers = answersFor(sampleFields(opened.current.value), {}, '2027-06-01');
    const { rules, problems } = trySample(program(text), { answers, partner: partner.partner, at, people: 'prompt' });
    expect(problems).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
  });
});

describe('the morning of a day', () => {
  it('is ten in the zone of the program', () => {
    expect(new Date(morningOf(document.current.value, '2027-03-01') ?? 0).toISOString()).toBe('2027-03-01T18:00:00.000Z');
    expect(morningOf(document.current.value, 'soon')).toBeNull();
    expect(morningOf({ timeZone: 'No/where' }, '2027-03-01')).toBeNull();
  });
});
