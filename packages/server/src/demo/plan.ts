import type { Instant } from '@tierwright/lifecycle';
import type { PartnerLine } from '@tierwright/sample-data';
import type { Partners } from './base/choose-partners.ts';
import type { Draw } from './draw.ts';
import { type Customer, customer } from './stories/customers.ts';
import type { DealEnd, DealPlan } from './stories/deal-story.ts';
import { FUND_ENDS, type FundPlan } from './stories/fund-story.ts';
import { LEAD_ENDS, type LeadPlan } from './stories/lead-story.ts';
import type { OnboardingEnd, OnboardingPlan } from './stories/onboarding-story.ts';
import { atWork, DAY } from './work-time.ts';

/** The days that the sample covers: it ends now. */
export interface Span {
  readonly start: Instant;
  readonly now: Instant;
  readonly draw: Draw;
}

const PRODUCTS = ['cloud', 'security', 'data'] as const;
const REGIONS = ['NA', 'EMEA', 'APAC', 'LATAM'] as const;

/** What comes of how many deals. */
const DEALS: readonly (readonly [DealEnd, number])[] = [
  ['won', 10],
  ['lost', 5],
  ['worked on', 12],
  ['extended', 5],
  ['forgotten', 8],
  ['changed', 3],
  ['rejected', 4],
  ['returned', 3],
  ['unanswered', 4],
  ['withdrawn', 2],
  ['recalled', 1],
  ['draft', 3],
];
/** Those that people have to decide: above what is approved by rule. */
const LARGE: ReadonlySet<DealEnd> = new Set(['rejected', 'returned', 'unanswered', 'withdrawn', 'recalled']);

/** Those that nobody has answered, or sent off. */
const RECENT: ReadonlySet<DealEnd> = new Set(['unanswered', 'draft']);

const ONBOARDINGS: readonly (readonly [OnboardingEnd, number])[] = [
  ['active', 5],
  ['screened twice', 2],
  ['not screened', 2],
  ['not signed', 2],
  ['no profile', 1],
  ['not trained', 2],
  ['withdrawn', 1],
];
/** How many days ago those begin that stop on the way. */
const DAYS_AGO: Readonly<Record<OnboardingEnd, number>> = {
  active: 70,
  'screened twice': 45,
  'not screened': 12,
  'not signed': 24,
  'no profile': 6,
  'not trained': 38,
  withdrawn: 50,
};

const spread = <E>(ends: readonly (readonly [E, number])[]): readonly E[] =>
  ends.flatMap(([end, count]) => Array.from({ length: count }, () => end));

const amountOf = (end: DealEnd, draw: Draw): number => {
  if (LARGE.has(end)) return draw.whole(18, 120) * 5000;
  return draw.share() < 0.2 ? draw.whole(18, 40) * 5000 : draw.whole(12, 68) * 1000;
};

const regionOf = ({ attributes }: PartnerLine): string => String(attributes.region ?? 'NA');

/** Registrations of the most active partners; each fifth customer is one that another partner knows as well. */
export function dealPlans({ active, distributors }: Partners, partners: number, { start, now, draw }: Span): readonly DealPlan[] {
  const days = Math.floor((now - start) / DAY);
  const registering = active.slice(0, partners);
  let known: Customer | undefined;
  return spread(DEALS).flatMap((end, n): DealPlan[] => {
    const partner = registering[(n * 7) % Math.max(1, registering.length)];
    if (!partner) return [];
    const own = customer(n, regionOf(partner), draw);
    const asked = n % 15 === 14 && known ? known : own;
    known = own;
    const day = RECENT.has(end) ? days - draw.whole(1, 3) : LARGE.has(end) ? days - draw.whole(4, 11) : draw.whole(2, days - 2);
    const distributor = distributors[0];
    return [
      {
        ...{ partner: partner.id, customer: asked, product: PRODUCTS[n % PRODUCTS.length] ?? 'cloud', amount: amountOf(end, draw), end },
        ...{ begins: atWork(start + day * DAY, draw.whole(0, 299)), pace: draw.whole(1, 7) },
        ...(n % 12 === 5 && distributor ? { distributor: distributor.id } : {}),
      },
    ];
  });
}

/** A partner on its way in: it is none of the base. */
export interface Newcomer extends OnboardingPlan {
  readonly region: string;
  readonly type: string;
}

export function newcomers(names: readonly string[], { now, draw }: Span): readonly Newcomer[] {
  return spread(ONBOARDINGS).map((end, n) => {
    const region = REGIONS[n % REGIONS.length] ?? 'NA';
    const ago = end === 'active' ? draw.whole(25, 100) : DAYS_AGO[end] + draw.whole(0, 4);
    return {
      ...{
        partner: `N${String(n + 1).padStart(4, '0')}`,
        title: names[n] ?? `Newcomer ${n + 1}`,
        region,
        type: n % 5 === 4 ? 'si' : 'reseller',
        end,
      },
      ...{ country: customer(n, region, draw).country, begins: atWork(now - ago * DAY, draw.whole(0, 299)), pace: draw.whole(2, 20) },
    };
  });
}

export function fundPlans({ active }: Partners, { start, now, draw }: Span): readonly FundPlan[] {
  const days = Math.floor((now - start) / DAY);
  return active.slice(0, 12).map(({ id: partner }, n) => {
    const end = FUND_ENDS[n % FUND_ENDS.length] ?? 'pending';
    const day = end === 'claimed' ? days - draw.whole(32, 40) : days - draw.whole(1, 12);
    const plan = { partner, fund: 'growth', activity: n % 2 === 0 ? 'event' : 'campaign', amount: draw.whole(4, 24) * 500, end };
    return { ...plan, begins: atWork(start + day * DAY, draw.whole(0, 299)), pace: draw.whole(2, 20) };
  });
}

/** Where partners can serve customers, and with what. */
function served({ active }: Partners): readonly (readonly [string, string])[] {
  return active.flatMap((partner) =>
    (partner.records.specialization ?? []).flatMap(({ area, acceptedOn }) =>
      typeof area === 'string' && typeof acceptedOn === 'string' ? [[regionOf(partner), area] as const] : [],
    ),
  );
}

/** Customers who ask, each for what some partner is specialized in. */
export function leadPlans(partners: Partners, { start, now, draw }: Span): readonly LeadPlan[] {
  const days = Math.floor((now - start) / DAY);
  const places = served(partners);
  return Array.from({ length: 10 }, (_, n) => {
    const [region, family] = places[(n * 5) % Math.max(1, places.length)] ?? ['NA', 'cloud'];
    const end = LEAD_ENDS[n % LEAD_ENDS.length] ?? 'silent';
    const day = end === 'silent' ? days - 1 : draw.whole(days - 40, days - 8);
    return { customer: customer(100 + n, region, draw), region, family, begins: atWork(start + day * DAY, draw.whole(0, 299)), end };
  });
}
