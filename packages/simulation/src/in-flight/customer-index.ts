import { type Deal, dealKeys, type LifecycleProgram, mayBeDuplicates } from '@tierwright/lifecycle';

const ALONE = ['registration', 'domain', 'nameCountry'] as const;

type Answers = Deal['answers'];

/** The answers that a deal has, or would have by an open change: both count where others look at it (D4). */
const answersOf = ({ answers, requests }: Deal): readonly Answers[] => [
  answers,
  ...requests.flatMap((request) => (request.kind === 'change' && request.state === 'open' ? [request.answers] : [])),
];

/** Registrations by whom they are about, as one version reads its form: what a deal is compared with is found without looking at all. */
export class CustomerIndex {
  readonly #program: LifecycleProgram;
  readonly #byKey = new Map<string, Deal[]>();
  readonly #byCountry = new Map<string, { readonly name: string; readonly deal: Deal }[]>();
  readonly #mayBe: (one: string, other: string) => boolean;

  constructor(program: LifecycleProgram, deals: readonly Deal[]) {
    this.#program = program;
    this.#mayBe = mayBeDuplicates(program);
    for (const deal of deals) {
      if (deal.state === 'draft') continue;
      for (const key of this.#keysOf(deal)) put(this.#byKey, key, deal);
      for (const { country, name } of this.#namesOf(deal)) put(this.#byCountry, country, { name, deal });
    }
  }

  /** The registrations of its customer, those of theirs, and those of names alike where the program looks for them; by id. */
  around(deal: Deal): readonly Deal[] {
    const found = new Map<string, Deal>();
    const open = [deal];
    const asked = new Set<string>();
    for (let next = open.pop(); next; next = open.pop())
      for (const key of this.#keysOf(next)) {
        if (asked.has(key)) continue;
        asked.add(key);
        for (const other of this.#byKey.get(key) ?? []) {
          if (other.id === deal.id || found.has(other.id)) continue;
          found.set(other.id, other);
          open.push(other);
        }
      }
    for (const one of [deal, ...found.values()])
      for (const { country, name } of this.#namesOf(one))
        for (const { name: its, deal: other } of this.#byCountry.get(country) ?? [])
          if (other.id !== deal.id && this.#mayBe(name, its)) found.set(other.id, other);
    return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  #keysOf(deal: Deal): readonly string[] {
    return answersOf(deal).flatMap((answers) => {
      const { customer } = dealKeys(this.#program, { answers });
      return ALONE.flatMap((kind) => (customer[kind] === null ? [] : [`${kind}\n${customer[kind]}`]));
    });
  }

  #namesOf(deal: Deal): readonly { readonly country: string; readonly name: string }[] {
    return answersOf(deal).flatMap((answers) => {
      const { country, sortedName: name } = dealKeys(this.#program, { answers }).customer;
      return country === null || name === null ? [] : [{ country, name }];
    });
  }
}

function put<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const list = into.get(key);
  if (list) list.push(value);
  else into.set(key, [value]);
}
