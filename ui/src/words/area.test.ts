import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './area.ts';

wordsOf('area-test', { found_one: '{{count}} partner', found_other: '{{count}} partners', of: '{{version}} of {{title}}, {{gone}}' });
const say = (key: string, values: Record<string, unknown>) => i18next.t(key, { ns: 'area-test', ...values });

describe('a text of a catalogue', () => {
  it('writes numbers as they are written everywhere, and texts as they are', () => {
    expect([say('found', { count: 1 }), say('found', { count: 10_000 })]).toEqual(['1 partner', '10,000 partners']);
    expect(say('of', { version: '2027', title: '{{gone}} $t(found) <b>', gone: '' })).toBe('2027 of {{gone}} $t(found) <b>, ');
  });
});
