import type { Section } from '../impact/section.ts';
import type { Comparison } from '../report/comparison.ts';
import type { LetterTold } from './letters.ts';

/** Letters that are shown, of the first partners by their ids: they say what everybody’s say. */
const MOST_SHOWN = 1000;

/** The letters of one partner, in the order of days. */
export interface LettersOfPartner {
  partner: string;
  title: string;
  letters: LetterTold[];
  /** No membership of it was given: it was taken to have one (SIM-F15). */
  isAssumed?: true;
}

/** How often a notice is sent on a day. */
export interface NoticeCount {
  day: string;
  notice: string;
  event: string;
  letters: number;
  people: number;
}

/** Letters of so many partners as are shown, and counts of all. */
export interface NoticesPart {
  counts: NoticeCount[];
  partners: number;
  assumed: number;
  shown: LettersOfPartner[];
}

/** Part 7: what partners are told. */
export interface NoticesTold {
  /** Partners that are told anything. */
  partners: number;
  /** Partners whose memberships were assumed: none was given. They are told what a member would be told, or nothing. */
  assumed: number;
  letters: number;
  counts: (NoticeCount & { heldBy: string | null })[];
  /** Letters to people on each day, and the most of a day: the measure `noticesPerDay`. */
  days: { day: string; people: number }[];
  noticesPerDay: number;
  shown: LettersOfPartner[];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function summed(counts: readonly NoticeCount[]): NoticeCount[] {
  const sums = new Map<string, NoticeCount>();
  for (const { letters, people, ...key } of counts) {
    const name = JSON.stringify([key.day, key.notice]);
    const sum = sums.get(name) ?? { ...key, letters: 0, people: 0 };
    sums.set(name, { ...sum, letters: sum.letters + letters, people: sum.people + people });
  }
  return [...sums.entries()].sort(([one], [other]) => compare(one, other)).map(([, sum]) => sum);
}

const first = (shown: readonly LettersOfPartner[]): LettersOfPartner[] =>
  shown.toSorted((one, other) => compare(one.partner, other.partner)).slice(0, MOST_SHOWN);

/** The letters of some partners. */
export function noticesPart(all: readonly LettersOfPartner[]): NoticesPart {
  const told = all.filter(({ letters }) => letters.length > 0);
  const counts = told.flatMap(({ letters }) =>
    letters.map(({ day, notice, event, people }) => ({ day, notice, event, letters: 1, people })),
  );
  const sorted = (letters: readonly LetterTold[]) => letters.toSorted((one, other) => compare(one.day, other.day));
  const assumed = all.filter(({ isAssumed }) => isAssumed).length;
  return {
    counts: summed(counts),
    partners: told.length,
    assumed,
    shown: first(told).map((one) => ({ ...one, letters: sorted(one.letters) })),
  };
}

/** SIM-F12: letters by day and notice; those that more people get than `notices.hold.over` wait for who releases them. */
function tell({ counts, partners, assumed, shown }: NoticesPart, { candidate }: Comparison): NoticesTold {
  const { hold } = candidate.notices ?? {};
  const reached = (notice: string) => counts.reduce((sum, one) => sum + (one.notice === notice ? one.people : 0), 0);
  const own = (notice: string) => candidate.notices?.list.find(({ id }) => id === notice)?.hold ?? null;
  const byDay = new Map<string, number>();
  for (const { day, people } of counts) byDay.set(day, (byDay.get(day) ?? 0) + people);
  const days = [...byDay.entries()].sort(([one], [other]) => compare(one, other)).map(([day, people]) => ({ day, people }));
  return {
    partners,
    assumed,
    letters: counts.reduce((sum, { letters }) => sum + letters, 0),
    counts: counts.map((one) => ({ ...one, heldBy: own(one.notice) ?? (hold && reached(one.notice) > hold.over ? hold.by : null) })),
    days,
    noticesPerDay: Math.max(0, ...days.map(({ people }) => people)),
    shown,
  };
}

export const notices: Section<NoticesPart, NoticesTold> = {
  empty: () => ({ counts: [], partners: 0, assumed: 0, shown: [] }),
  of: () => ({ counts: [], partners: 0, assumed: 0, shown: [] }),
  merge: (parts) => ({
    counts: summed(parts.flatMap(({ counts }) => counts)),
    partners: parts.reduce((sum, { partners }) => sum + partners, 0),
    assumed: parts.reduce((sum, { assumed }) => sum + assumed, 0),
    shown: first(parts.flatMap(({ shown }) => shown)),
  }),
  tell,
};
