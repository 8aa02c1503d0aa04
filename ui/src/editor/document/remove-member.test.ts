import type { Json } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { JsonEdits, type Path } from './json-edits.ts';
import { removeMember } from './remove-member.ts';

const VALUE: Json = {
  funds: [{ id: 'growth', claim: { within: 'P30D' }, unused: { carry: 'P30D' } }],
  leads: { feedback: { first: 'P2D', every: 'P3D' } },
};

function without(path: Path): Json {
  const edits = new JsonEdits(JSON.stringify(VALUE, null, 2));
  removeMember(edits, VALUE, path);
  return JSON.parse(edits.text) as Json;
}

describe('a member that goes', () => {
  it('takes the objects with it that held nothing else, and no item of a list', () => {
    expect(without(['funds', 0, 'claim', 'within'])).toEqual({ ...VALUE, funds: [{ id: 'growth', unused: { carry: 'P30D' } }] });
    expect(without(['leads', 'feedback', 'first'])).toEqual({ ...VALUE, leads: { feedback: { every: 'P3D' } } });
    const edits = new JsonEdits('{"caps": [{"amount": 5}]}');
    removeMember(edits, { caps: [{ amount: 5 }] }, ['caps', 0, 'amount']);
    expect(JSON.parse(edits.text)).toEqual({ caps: [{}] });
  });
});
