import type { Json, ValueType } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { itemsOf, memberOf, membersOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { documentOf } from '../parameters/dated.ts';
import { ask } from './write-cell.ts';

/** A new tier of a track: at `index`, asking for what the tier `like` asks for, with its values in parameters; empty with null. */
export interface NewTier {
  readonly id: string;
  readonly title: string;
  readonly index: number;
  readonly like: number | null;
}

export function addTier(edits: JsonEdits, track: number, { id, title, index, like }: NewTier): void {
  const program = documentOf(edits);
  const tiers: Path = ['tracks', track, 'tiers'];
  const model = like === null ? undefined : itemsOf(valueAt(program, tiers))[like];
  const qualify = memberOf(model, 'qualify');
  const likeId = stringOf(memberOf(model, 'id'));
  const tier = { id, title, ...(qualify === undefined ? {} : { qualify }) };
  if (index >= itemsOf(valueAt(program, tiers)).length) edits.set([...tiers, itemsOf(valueAt(program, tiers)).length], tier);
  else edits.insert([...tiers, index], tier);
  if (likeId === undefined) return;
  for (const [parameter, declared] of Object.entries(membersOf(memberOf(program, 'parameters')))) {
    const maps: Path[] = [
      ['parameters', parameter, 'byTier'],
      ...itemsOf(memberOf(declared, 'variants')).map((_, variant): Path => ['parameters', parameter, 'variants', variant, 'byTier']),
    ];
    for (const map of maps) {
      const value = memberOf(valueAt(program, map), likeId);
      if (value !== undefined) edits.set([...map, id], value);
    }
  }
}

/** A new requirement: a fact compared with a threshold, asked for from a tier on. */
export interface NewRequirement {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fact: string;
  readonly operator: string;
  /** The value of the first tier that asks, and of those above it; of a fact that is true or false, what it must be. */
  readonly value: Json;
  readonly type: ValueType;
  readonly unit?: string;
  readonly values?: readonly string[];
  /** The first tier that asks; null where none does yet. */
  readonly from: number | null;
}

/** Adds a requirement. What it compares with is a parameter by tier, so that every tier can have a value of its own. */
export function addRequirement(edits: JsonEdits, track: number, wanted: NewRequirement): void {
  const { id, title, why, fact, operator, value, type, unit, values, from } = wanted;
  const tiers = itemsOf(valueAt(documentOf(edits), ['tracks', track, 'tiers']));
  const asking = from === null ? [] : [...tiers.keys()].filter((index) => index >= from);
  const isFlag = type === 'boolean';
  const parameter = parameterFor(documentOf(edits), id);
  if (!isFlag) {
    const ids = (asking.length > 0 ? asking : [...tiers.keys()]).map((index) => stringOf(memberOf(tiers[index], 'id')) ?? '');
    edits.set(['parameters', parameter], {
      ...{ title, type },
      ...(unit === undefined ? {} : { unit }),
      ...(values === undefined ? {} : { values: [...values] }),
      byTier: Object.fromEntries(ids.map((tier) => [tier, value])),
    });
  }
  const test = { fact, operator, value: isFlag ? value : { fact: parameter } };
  edits.set(['requirements', id], { title, ...(why === '' ? {} : { why }), when: { all: [test] } });
  for (const index of asking) ask(edits, id, ['tracks', track, 'tiers', index]);
}

function parameterFor(program: Json, id: string): string {
  const taken = (name: string) =>
    ['parameters', 'facts', 'derived'].some((section) => memberOf(memberOf(program, section), name) !== undefined);
  let name = `min.${id}`;
  for (let index = 2; taken(name); index += 1) name = `min.${id}.${index}`;
  return name;
}
