import { type Json, parseProgram } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { knownOf } from '../conditions/known.ts';
import { ProgramDocument } from '../document/program-document.ts';
import { northwind } from '../fields/programs.fixture.ts';
import { addRank, beginLeads, hasLeads } from './lead-edits.ts';
import { leadMeaning } from './lead-meaning.ts';
import { rankable } from './rankable.ts';

type Telling = Parameters<typeof leadMeaning>[0];
const say: Telling['say'] = (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join('|')})`);
const term = (one: Json | undefined) => JSON.stringify(one);
const errors = (text: string) => parseProgram(text).problems.filter(({ severity }) => severity === 'error');

describe('leads', () => {
  it('begin where there is nothing, with somebody who takes what nobody accepts', () => {
    const document = new ProgramDocument(
      JSON.stringify({
        ...{ pdl: '1.0', program: 'small', version: '1.0.0', title: 'Small', currency: 'EUR', timeZone: 'Europe/Berlin' },
        tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'member', title: 'Member' }] }],
      }),
    );
    expect(hasLeads(document.current.value)).toBe(false);
    document.edit('begin', (edits) => beginLeads(edits, 'Channel manager'));
    expect(hasLeads(document.current.value)).toBe(true);
    expect(document.current.value.roles).toEqual({ channelManager: 'Channel manager' });
    const [first] = rankable(knownOf(document.current.value, [], null));
    document.edit('rank', (edits) => addRank(edits, first?.value ?? ''));
    expect(document.current.value.leads).toEqual({
      eligible: { all: [{ fact: 'partner.status', operator: 'equal', value: 'active' }] },
      otherwise: 'channelManager',
      rank: [{ fact: first?.value, order: 'highest' }],
    });
    expect(errors(document.current.text)).toEqual([]);
  });

  it('are ranked by what has an order', () => {
    const known = knownOf(northwind().current.value, [], null);
    const ids = rankable(known).map(({ value }) => value);
    expect(ids).toEqual(expect.arrayContaining(['partner.tierRank', 'bookings.t12m']));
    for (const id of ['partner.status', 'partner.region', 'min.bookings', 'lead.region']) expect(ids).not.toContain(id);
  });

  it('say their way', () => {
    const { value } = northwind().current;
    const telling = (program: Json): Telling => ({ program, known: knownOf(value, [], null), say, term });
    expect(leadMeaning(telling(value))).toEqual([
      expect.stringContaining('says.eligible('),
      expect.stringMatching(/^says\.capacity\(“.+”\)$/),
      expect.stringMatching(/^says\.rank\(says\.highest\(.+\)\)$/),
      'says.accept({"business":"P1D"}|3|Inside sales)',
      'says.feedback({"business":"P2D"}|"P14D"|recall)',
    ]);
    expect(leadMeaning(telling({ leads: { eligible: 5, rank: 7 } }))).toEqual(['says.turns', 'says.accept(acceptUsual|roundsUsual|)']);
  });
});
