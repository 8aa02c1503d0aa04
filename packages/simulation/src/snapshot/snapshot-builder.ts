import { type CompiledProgram, ENGINE_VERSION } from '@tierwright/engine';
import { type FactSet, type PartnerData, type PreparedPartner, toDay } from '@tierwright/facts';
import { referencesOf } from '@tierwright/program';
import { EarningsBuilder } from '../benefits/earnings-builder.ts';
import { columnBuilder } from '../columns/column-builder.ts';
import { GrowingIntegers } from '../columns/growing-numbers.ts';
import { firstHeldDay } from '../held/held-since.ts';
import { isInColumns, type RowReason, rowReasons } from '../outcome/in-columns.ts';
import type { FactKey } from './fact-keys.ts';
import { FactsBuilder } from './facts-builder.ts';
import { type KnownPartner, KnownRows } from './known-rows.ts';
import { PreviousBuilder } from './previous-builder.ts';
import { rowDays } from './row-days.ts';
import type { Snapshot, SnapshotQuestion, UndecidedPartner } from './snapshot.ts';
import { TextsBuilder } from './texts.ts';
import { distinct, type FactShare, VersionReaders } from './version-readers.ts';

const STATUS = 'partner.status';
const ID = 'partner.id';

/**
 * Turns partners, one after the other, into a snapshot that versions can decide. Facts that versions define alike are
 * computed once; with `reuse`, a snapshot of the same partners for the same question, only those that it lacks.
 */
export class SnapshotBuilder {
  readonly #readers: VersionReaders;
  readonly #question: SnapshotQuestion;
  readonly #shares: readonly FactShare[];
  readonly #since: string | undefined;
  readonly #facts: FactsBuilder;
  readonly #known: KnownRows | null;
  readonly #isAllAsRead: boolean;
  readonly #reasons: ReadonlyMap<string, RowReason>;
  /** Records that benefits look at. */
  readonly #earnings: EarningsBuilder;
  readonly #days = new GrowingIntegers();
  readonly #starts = new GrowingIntegers();
  readonly #ids = new TextsBuilder();
  readonly #titles = new TextsBuilder();
  readonly #status = columnBuilder('word');
  readonly #idColumn: ReturnType<typeof columnBuilder> | null;
  readonly #previous = new PreviousBuilder();
  readonly #asRead = new Map<number, PartnerData>();
  readonly #undecided: UndecidedPartner[] = [];
  #count = 0;
  #partnersTaken = 0;

  constructor(versions: readonly CompiledProgram[], question: SnapshotQuestion, reuse?: Snapshot) {
    this.#readers = new VersionReaders(versions);
    this.#question = question;
    this.#shares = this.#readers.shares(new Set(this.#readers.keys));
    this.#isAllAsRead = !versions.every((compiled) => isInColumns(compiled, question));
    this.#since = this.#isAllAsRead ? undefined : firstHeldDay(versions, question);
    // Rows of other days are not those of this snapshot.
    const known = reuse?.made.since === this.#since ? reuse : undefined;
    this.#facts = new FactsBuilder(this.#shares, known);
    this.#known = known === undefined ? null : new KnownRows(known, question, this.#readers);
    this.#reasons = new Map(versions.flatMap((compiled) => rowReasons(compiled, question)).map((reason) => [reason.name, reason]));
    const readsId = versions.some(({ program }) => referencesOf(program).usedBy(ID, 'value').length > 0);
    this.#idColumn = readsId ? columnBuilder('word') : null;
    this.#earnings = new EarningsBuilder(this.#isAllAsRead ? [] : versions, question);
    this.#starts.add(0);
  }

  /** Partners that can be decided, so far. */
  get count(): number {
    return this.#count;
  }

  /** What was taken from `reuse`: facts, and the partners for whom they were. */
  get takenOver(): { readonly keys: ReadonlySet<FactKey>; readonly partners: number } {
    return { keys: this.#known?.keys ?? new Set(), partners: this.#partnersTaken };
  }

  add(data: PartnerData): void {
    // Looked up before anything is found to be wrong with it: so the next one is found at once.
    const found = this.#known?.find(data.id) ?? null;
    const spared = found !== null && data.previous === undefined ? this.#known?.spared : undefined;
    const read = this.#readers.read(data, this.#question, spared);
    if ('problems' in read) {
      this.#undecided.push({ partner: data.id, problems: read.problems });
      return;
    }
    const { prepared } = read;
    const days = this.#daysOf(prepared, found);
    const rows = days.map((day) => ({ day, sets: this.#setsOn(day, prepared, found !== null) }));
    const problems = rows.at(-1)?.sets.flatMap((set) => set?.problems ?? []) ?? [];
    if (problems.length > 0) {
      this.#undecided.push({ partner: data.id, problems: distinct(problems) });
      return;
    }
    const isLoaded = rows.every(({ sets }) => sets.every((set) => set === undefined || set.notLoaded.size === 0));
    if (this.#isAllAsRead || !isLoaded || this.#isForRows(data, prepared)) this.#asRead.set(this.#count, data);
    for (const { day, sets } of rows) {
      this.#addRow(data.id, day, sets as readonly FactSet[], prepared, found?.rowOn(day) ?? null);
      this.#earnings.add(day, data, (compiled) => this.#readers.of(prepared, compiled) as PreparedPartner);
    }
    this.#starts.add(this.#days.count);
    this.#ids.add(data.id);
    this.#titles.add(data.title ?? '');
    this.#previous.add(prepared[0]?.previous ?? null);
    this.#count += 1;
    if (found !== null) this.#partnersTaken += 1;
  }

  /** The days on which rows begin: those of what is known, and those of what is left to compute. */
  #daysOf(prepared: readonly (PreparedPartner | undefined)[], found: KnownPartner | null): readonly string[] {
    // Rows of facts that nobody asks for would begin on days of their own.
    if (!found || !this.#known?.isOfSameDays) return rowDays(this.#question, this.#since, prepared, this.#shares);
    return [...new Set([...rowDays(this.#question, this.#since, prepared, this.#known.shares), ...found.days])].sort();
  }

  /** By the place of the share; nothing for shares whose facts are known. */
  #setsOn(day: string, prepared: readonly (PreparedPartner | undefined)[], isKnown: boolean): readonly (FactSet | undefined)[] {
    const { asOf, parametersAsOf = asOf, asKnownOn } = this.#question;
    const options = { ...(parametersAsOf === asOf ? {} : { parametersAsOf }), ...(asKnownOn === undefined ? {} : { asKnownOn }) };
    return this.#shares.map(({ compiled, reading, ids }, share) => {
      const only = isKnown ? this.#known?.shares[share]?.ids : ids;
      if (only === undefined || only.size === 0) return undefined;
      return compiled.facts.facts(prepared[reading] as PreparedPartner, day, { ...options, only });
    });
  }

  #addRow(
    id: string,
    day: string,
    sets: readonly FactSet[],
    prepared: readonly (PreparedPartner | undefined)[],
    known: number | null,
  ): void {
    this.#facts.add(sets, known);
    this.#days.add(toDay(day));
    const [first] = prepared;
    const status = first || known === null ? first?.given.get(STATUS) : this.#known?.valueOf(STATUS, known);
    this.#status.add((status ?? 'active') as string);
    this.#idColumn?.add(id);
  }

  /** SIM-S4. What is given counts whether a version knows it or not, so that the next one need not ask. */
  #isForRows({ facts: given = {} }: PartnerData, prepared: readonly (PreparedPartner | undefined)[]): boolean {
    return this.#readers.versions.some((compiled) => {
      const partner = this.#readers.of(prepared, compiled);
      // It left the partner to columns before.
      if (partner === undefined) return false;
      const { facts = {} } = compiled.program;
      const isGiven = Object.keys(given).some((id) => id !== STATUS && !Object.hasOwn(facts, id));
      return isGiven || partner.exceptions.length > 0 || partner.hasDealLines || this.#hasReason(partner);
    });
  }

  #hasReason(partner: PreparedPartner): boolean {
    for (const reason of this.#reasons.values()) if (reason.holds(partner)) return true;
    return false;
  }

  finish(): Snapshot {
    const { facts, groups, entries } = this.#facts.finish();
    facts.set(STATUS, this.#status.finish());
    if (this.#idColumn !== null) facts.set(ID, this.#idColumn.finish());
    const days = this.#days.finish();
    const earnings = this.#earnings.finish();
    return {
      made: {
        ...this.#question,
        engine: ENGINE_VERSION,
        readings: [...this.#readers.readings].sort(),
        keys: [...this.#readers.keys, ...earnings.keys()].sort(),
        ...(this.#since === undefined ? {} : { since: this.#since }),
        rows: this.#isAllAsRead ? 'everybody' : [...this.#reasons.keys()].sort(),
      },
      count: this.#count,
      ids: this.#ids.finish(),
      titles: this.#titles.finish(),
      rows: { count: days.length, starts: days.length === this.#count ? null : this.#starts.finish(), days },
      facts,
      groups,
      entries: new Map([...entries, ...earnings]),
      previous: this.#previous.finish(),
      asRead: this.#asRead,
      undecided: this.#undecided,
    };
  }
}
