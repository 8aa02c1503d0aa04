import type { People, Person } from '@tierwright/lifecycle';
import { accountManagersOf, findPerson, peopleAround, peopleOfPartner, type StoredPerson, type Tx, vendorPeople } from '@tierwright/store';
import { NotLoaded } from './not-loaded.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const personOf = ({ id, roles, groups, partner }: StoredPerson): Person => ({
  id,
  roles: [...new Set([...groups, ...roles])],
  ...(partner === null ? {} : { partner }),
});

/** The people of a tenant as steps ask for them: the vendor's are read at once, those of partners when they are asked for. */
export class PeopleBook implements People {
  readonly #tx: Tx;
  #vendor: readonly Person[] | undefined;
  readonly #byId = new Map<string, Person | undefined>();
  readonly #byPartner = new Map<string, readonly Person[]>();
  readonly #managers = new Map<string, readonly Person[]>();

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  /** Reads at once whom steps of a partner’s item nearly always ask for: the vendor’s people, the partner’s, who looks after it. */
  async load(partner: string | null): Promise<void> {
    if (partner === null) {
      if (!this.#vendor) await this.#loadVendor();
    } else if (!this.#byPartner.has(partner)) await this.#loadAround(partner);
  }

  find(id: string): Person | undefined {
    const vendor = this.#vendors().find((person) => person.id === id);
    if (vendor || this.#byId.has(id)) return vendor ?? this.#byId.get(id);
    throw new NotLoaded(`person ${id}`, async () => {
      const found = UUID.test(id) ? await findPerson(this.#tx, id) : undefined;
      this.#byId.set(id, found && personOf(found));
    });
  }

  withRole(role: string): readonly Person[] {
    return this.#vendors().filter(({ roles }) => roles.includes(role));
  }

  ofPartner(partner: string): readonly Person[] {
    const known = this.#byPartner.get(partner);
    if (known) return known;
    throw new NotLoaded(`people of ${partner}`, () => this.#loadPartner(partner));
  }

  accountManagersOf(partner: string): readonly Person[] {
    const known = this.#managers.get(partner);
    if (known) return known;
    throw new NotLoaded(`account managers of ${partner}`, () => this.#loadManagers(partner));
  }

  #vendors(): readonly Person[] {
    if (this.#vendor) return this.#vendor;
    throw new NotLoaded('people of the vendor', () => this.#loadVendor());
  }

  async #loadVendor(): Promise<void> {
    this.#vendor = (await vendorPeople(this.#tx)).map(personOf);
  }

  async #loadPartner(partner: string): Promise<void> {
    this.#know(partner, (await peopleOfPartner(this.#tx, partner)).map(personOf));
  }

  #know(partner: string, people: readonly Person[]): void {
    for (const person of people) this.#byId.set(person.id, person);
    this.#byPartner.set(partner, people);
  }

  async #loadAround(partner: string): Promise<void> {
    const around = (await peopleAround(this.#tx, partner)).map((row) => ({ person: personOf(row), ...row }));
    const vendor = around.filter((row) => row.partner === null);
    this.#vendor = vendor.map(({ person }) => person);
    this.#know(
      partner,
      around.flatMap((row) => (row.partner === null ? [] : row.person)),
    );
    this.#managers.set(
      partner,
      vendor.flatMap(({ person, looksAfter }) => (looksAfter ? person : [])),
    );
  }

  async #loadManagers(partner: string): Promise<void> {
    if (!this.#vendor) await this.#loadVendor();
    const ids = await accountManagersOf(this.#tx, partner);
    this.#managers.set(
      partner,
      ids.flatMap((id) => this.#vendor?.find((person) => person.id === id) ?? []),
    );
  }
}
