import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Program } from '../document/schema.ts';
import { diffPrograms } from './diff-programs.ts';

const read = (file: string): Program => JSON.parse(readFileSync(new URL(`../../../../rules/${file}`, import.meta.url), 'utf8'));

/** Every change as a line: its kind, what it does for partners, its sentence. */
function lines(before: Program, after: Program, isLeftOut: (section: string) => boolean = () => false): string {
  const { changes } = diffPrograms(before, after);
  const shown = changes.filter((change) => !isLeftOut(change.section));
  return shown.map(({ kind, eases, sentence }) => `${kind}${eases === undefined ? '' : `, ${eases}`}: ${sentence}`).join('\n');
}

type Full = Required<Program>;
function edited(program: Program, edit: (program: Full) => void): Program {
  const copy = structuredClone(program);
  edit(copy as Full);
  return copy;
}

describe('real programs', () => {
  it('PDL-D16: from Odoo v9a to v11', () => {
    // The tests of the two documents have other names; a line for each would say nothing.
    expect(lines(read('odoo/v9a.program.json'), read('odoo/v11.program.json'), (section) => section === 'tests')).toMatchInlineSnapshot(`
      "text: Program: the version is now “11.0.0”, was “9.1.0”
      text: Program: the title was “Odoo partnership, v9a”
      text: Program: the version that it follows is now “10.0.0”, was “8.1.0”
      changed: Program: holds from 2020-06-10 through 2021-01-11 → from 2023-05-19
      text: Program: the list of sources is now “odoo/documentation, partnership.rst, v11 of 2023-05-19 (vendor)”, was “odoo/documentation, partnership.rst, v9a of 2020-06-10 (vendor)”
      text: Program: the note is now “Against v10: users become net (new and upsell, less downsell and churn), retention becomes a cohort …”, was “Against v8a: the commission on module maintenance. The months of the 3 last product versions are …”
      changed: Record kind “Order line”: field “kind”: allowed words now also downsell and churn; reaches Ready, Silver and Gold through “Net new users”
      added: New record kind “Customer”; reaches Silver and Gold through “Retention”
      added: Record kind “Invoice line”: new field “billing”: type enum, allowed words monthly and yearly; reaches benefit “Commission on Odoo.sh”
      removed: Record kind “Odoo Enterprise contract of a customer” is removed; it reached Silver and Gold through “Retention”
      added: New fact “Users gained: new and upsell, last 12 months”; reaches Ready, Silver and Gold through “Net new users”
      added: New fact “Users lost: downsell and churn, last 12 months”; reaches Ready, Silver and Gold through “Net new users”
      added: New fact “Customers acquired in the last 3 years”; reaches Silver and Gold through “Retention”
      added: New fact “Customers acquired in the last 3 years, of which still active”; reaches Silver and Gold through “Retention”
      removed: Fact “New Odoo Enterprise users sold, last 12 months” is removed; it reached Ready, Silver and Gold through “New users sold”
      removed: Fact “Contracts active at some point in the last 12 months” is removed; it reached Silver and Gold through “Retention”
      removed: Fact “Contracts active at some point in the last 12 months, of which active now” is removed; it reached Silver and Gold through “Retention”
      text: Net new users in 12 months: the title was “New users sold in 12 months”
      changed, harder: Gold: “Net new users” asks for at least 300 users, was 150 users
      changed, harder: Silver: “Net new users” asks for at least 75 users, was 50 users
      changed, harder: Gold: “Certified people” asks for at least 6 people, was 3 people
      changed, harder: Silver: “Certified people” asks for at least 3 people, was 2 people
      changed: Commission on Odoo.sh: Ready, Silver and Gold 100 % → 50 %
      added: New parameter “Most Odoo.sh commission per subscription billed by the year”: 1,440 EUR or 1,728 USD; reaches benefit “Commission on Odoo.sh”
      changed: Until 2023-10-31, “The 3 last product versions”: 12.0, 13.0 and 14.0 → 14.0, 15.0 and 16.0; reaches Ready, Silver and Gold through “Certified people”
      changed: From 2023-11-01, “The 3 last product versions”: 12.0, 13.0 and 14.0 → 15.0, 16.0 and 17.0; reaches Ready, Silver and Gold through “Certified people”
      added: New derived value “Net new users, last 12 months”: sum of “Users gained: new and upsell, last 12 months”, less “Users lost: downsell and churn, last 12 months”; reaches Ready, Silver and Gold through “Net new users”
      changed: Retention: ratio of “Contracts active at some point in the last 12 months, of which active now” and “Contracts active at some point in the last 12 months” → “Customers acquired in the last 3 years, of which still active” and “Customers acquired in the last 3 years”; reaches Silver and Gold through “Retention”
      text: Net new users: the title was “New users sold”
      changed: “Net new users” measures “Net new users, last 12 months” instead of “New Odoo Enterprise users sold, last 12 months”; reaches Ready, Silver and Gold
      added: Commission on Odoo.sh: cap “Most Odoo.sh commission per subscription and month”: its condition now asks that “billing” is monthly
      added: Commission on Odoo.sh: new cap “Most Odoo.sh commission per subscription billed by the year”: if “billing” is yearly, for each “subscription”, counted each year
      changed: Invariant “more never costs a tier” for “Users gained: new and upsell, last 12 months”: fact “New Odoo Enterprise users sold, last 12 months” → “Users gained: new and upsell, last 12 months”"
    `);
  });

  it('PDL-D16: from one year of Northwind to the next', () => {
    expect(
      lines(read('northwind/2026.2.0.program.json'), read('northwind/2027.1.0.program.json'), (section) => section === 'tests'),
    ).toMatchInlineSnapshot(`
      "text: Program: the version is now “2027.1.0”, was “2026.2.0”
      text: Program: the version that it follows is new: “2026.2.0”
      changed: Program: holds from 2026-01-01 through 2026-12-31 → from 2027-01-01
      text: Program: the note is now “Invented: a vendor of cloud, security and data products. It holds every section of the language. …”, was “Invented: a vendor of cloud, security and data products. The program of 2026; 2027.1.0 follows it.”
      changed: Calendar: holidays now also 2027-01-01, 2027-05-31, 2027-07-05, 2027-09-06, 2027-11-25, 2027-12-24 and 2027-12-31; no longer 2026-01-01, 2026-05-25, 2026-07-03, 2026-09-07, 2026-11-26 and 2026-12-25
      changed: Calendar: holidays are listed through 2026-12-31 → 2027-12-31
      changed: Calendar: calendar “EMEA”: holidays now also 2027-01-01, 2027-03-26, 2027-03-29, 2027-05-06, 2027-05-17, 2027-12-24 and 2027-12-31; no longer 2026-01-01, 2026-04-03, 2026-04-06, 2026-05-14, 2026-05-25 and 2026-12-25
      changed, harder: Silver: “Bookings” asks for at least 75,000 USD, was 50,000 USD
      changed, harder: Gold: “Certified people” asks for at least 6 people, was 5 people
      changed, harder: “Happy customers” asks for at least 85 %, was 80 %; reaches Gold through “Two of three: security, happy customers, steady flow”
      changed: Time to recover before a tier is lost: Gold 90 days → 180 days
      changed: Time to recover before a tier is lost: Silver 60 days → 90 days
      changed: Discount for the security specialization: 2 % → 3 %
      changed: Most discount by tier: 16 % → 17 %; reaches combination “Total discount”
      changed: Market development funds: Gold 1.5 % → 2 %
      changed: Market development funds: cap 40,000 USD → 50,000 USD
      changed: Growth fund of all partners per quarter: 300,000 USD → 400,000 USD; reaches fund “Growth fund”
      changed: Approved by rule up to: 75,000 USD → 100,000 USD; reaches deal rule “Above the limit for approval by rule”
      changed: Protection of a registered deal: Silver and Advanced 60 days → 90 days; reaches deal registration
      changed: Resale: demotions at the start of each year → at the start of each quarter
      changed, easier: Named support engineer: from Gold on → from Silver on
      added: Onboarding: new step “Demonstration licence” after “Portal access”: provisioning, starts after “Partner agreement”, provides demoLicence
      changed: Onboarding: step “Welcome call”: starts after “First business plan” and “Sales course, one person” → “First business plan”, “Demonstration licence” and “Sales course, one person”
      changed: Onboarding: milestone “One person certified”: a miss is noted → suspends the partner
      added: Deal registration: new form field “Partner who delivers with you”: partner, may be left empty
      changed: Deal registration: places get 100 % → 100 % and 50 %
      changed: Deal registration: conflict check “Another partner registered this deal first”: a hit is refused → gets the next place
      added: Deal registration: new conflict check “Looks like a registered deal under another name” after “The tender is already public”: looks for likely duplicate, a hit is adjudicated, adjudicated by “Is it the same customer?”, likeness of names 80 %
      changed: Deal registration: a registration that another is put before is revoked → gets the next place
      changed: Deal registration: when the first ends without an order, the others keep their places → move up
      added: Deal registration: new rule “Security needs the security specialization” after “Below the smallest deal”: if “Product families” contains security and “Specializations” does not contain security, routes to the channel manager’s review
      added: New approval chain “Is it the same customer?”: step “Look”; reaches conflict check “Looks like a registered deal under another name”
      added: Transition: new rule for members “Partners who joined before 2026 keep tier and benefits for the year” before “All others keep their tier for a quarter”: if “Joined the program on” is before 2026-01-01, keeps tier and benefits, through 2027-12-31
      added: Transition: new rule for members “All others keep their tier for a quarter” after “Partners who joined before 2026 keep tier and benefits for the year”: keeps tier and benefits, for 3 months from the start of the version
      removed: Transition: rule for members “Partners who joined before 2025 keep their tier for half a year” is removed
      added: Transition: running items of kind deal that are returned are decided again, by default they finished on the old version
      added: Transition: running items of kind deal that are recalled move to the new version, by default they finished on the old version
      added: Transition: new rule for running items of kind onboarding: those open move to the new version
      added: Transition: new rule for running items of kind fund: those pending finish on the old version
      added: Transition: new rule for running items of kind lead: those offered finish on the old version
      added: New limit “running deals changed”: at most 0
      added: New limit “notices a day”: at most 2,000"
    `);
  });

  it('PDL-D16, PDL-D13: what Northwind asks for and gives, edited', () => {
    const northwind = read('northwind/2027.1.0.program.json');
    const after = edited(northwind, ({ parameters, facts, derived, requirements, tracks, benefits, stacking }) => {
      parameters['min.bookings'] = {
        title: 'Bookings a tier asks for',
        type: 'money',
        byTier: {
          silver: [
            { from: '2026-01-01', value: 50000 },
            { from: '2027-01-01', value: 80000 },
            { from: '2028-01-01', value: 90000 },
          ],
          gold: 275000,
        },
        variants: [
          {
            title: 'Growth regions',
            when: { all: [{ fact: 'partner.region', operator: 'in', value: ['APAC', 'LATAM'] }] },
            byTier: { silver: 35000 },
          },
        ],
      };
      Object.assign(parameters['rate.discount'] ?? {}, { byTier: { registered: 5, silver: 12, gold: 16 } });
      Object.assign(parameters['cap.mdf'] ?? {}, { value: 60000 });
      Object.assign(parameters['max.discount'] ?? {}, { value: 18 });
      Object.assign(facts['bookings.t12m']?.from ?? {}, { window: { on: 'wonOn', trailing: 'P6M' } });
      Object.assign(facts['certs.active']?.from ?? {}, { window: { span: ['issuedOn', 'expiresOn'] } });
      Object.assign(derived.electives ?? {}, { count: ['security', 'happy', 'flow', 'trained'] });
      requirements.trained = {
        title: 'Trained people',
        when: { all: [{ fact: 'people.trained', operator: 'greaterThanInclusive', value: 1 }] },
      };
      requirements.spare = { title: 'Spare', when: { all: [{ fact: 'people.trained', operator: 'greaterThanInclusive', value: 3 }] } };
      const gold = tracks[0]?.tiers[2];
      if (gold !== undefined)
        gold.qualify = {
          all: [{ condition: 'inGoodStanding' }, { condition: 'bookings' }, { condition: 'certified' }, { condition: 'happy' }],
        };
      tracks[0]?.tiers.push({
        id: 'platinum',
        title: 'Platinum',
        qualify: { all: [{ condition: 'bookings' }, { condition: 'electives' }] },
      });
      Object.assign(tracks[0]?.review?.demote ?? {}, { at: { dates: ['02-15', '08-15'], from: '2028-01-01' }, grace: 'P90D' });
      Object.assign(tracks[1]?.tiers[0] ?? {}, { title: 'Member', why: 'Everybody begins here.' });
      Object.assign(benefits[1] ?? {}, { atLeast: 'gold' });
      benefits.push({ id: 'early', title: 'Early access', kind: 'access', track: 'resale', atLeast: 'gold' });
      Object.assign(stacking.discounts ?? {}, { how: 'compound' });
    });
    expect(lines(northwind, after)).toMatchInlineSnapshot(`
      "changed: Bookings, last 12 months: window 12 months → 6 months; reaches Silver, Gold and Platinum through “Bookings”, benefits “Front discount”, “Discount for the security specialization” and “Market development funds”, fund “Earned market development funds” and combination “Total discount”
      changed: People with a valid certificate: window no longer from “joinedOn” of “person” until “leftOn” of “person”; reaches Silver, Gold and Advanced through “Certified people” and “Service points” and milestone “One person certified”
      changed, easier: Silver, for “Growth regions”: “Bookings” asks for at least 35,000 USD, was 40,000 USD
      removed: Bookings a tier asks for: variant “Managed service providers” is removed; reaches Silver and Gold through “Bookings”
      changed, harder: Gold: “Bookings” asks for at least 275,000 USD, was 250,000 USD
      changed, harder: Until 2027-12-31, Silver: “Bookings” asks for at least 80,000 USD, was 75,000 USD
      changed, harder: From 2028-01-01, Silver: “Bookings” asks for at least 90,000 USD, was 75,000 USD
      changed: Front discount: Gold 15 % → 16 %
      changed: Front discount: Silver 10 % → 12 %
      changed: Most discount by tier: 17 % → 18 %; reaches combination “Total discount”
      changed: Market development funds: cap 50,000 USD → 60,000 USD
      changed: Electives met: counts the requirements now also “Trained people”; reaches Platinum through “Two of three: security, happy customers, steady flow”
      added: Requirement “Trained people” is new; reaches Platinum through “Two of three: security, happy customers, steady flow”
      added: Requirement “Spare” is new; no tier asks for it yet
      added: New tier Platinum above Gold; it asks for “Bookings” and “Two of three: security, happy customers, steady flow”
      changed: Gold asks for “Happy customers”, no longer for “Two of three: security, happy customers, steady flow”
      changed: Resale: demotions at the start of each quarter → on 15 February and 15 August, beginning on 2028-01-01
      changed: Resale: time to recover “Time to recover before a tier is lost” → 90 days
      text: Member: the title was “Registered”
      text: Member: the reason is now “Everybody begins here.”, was “Everyone with an agreement and settled invoices.”
      changed, harder: Discount for the security specialization: from Silver on → from Gold on
      added: New benefit “Early access”: access, only in the track “Resale”, from Gold on
      changed: Total discount: added up → one after the other"
    `);
  });

  it('PDL-D16, PDL-D13: how Northwind works, edited', () => {
    const northwind = read('northwind/2027.1.0.program.json');
    const after = edited(
      northwind,
      ({ calendar, roles, partnerTypes, records, parameters, funds, onboarding, dealRegistration, ...rest }) => {
        const { leads, approvals, notices, transition, prospectus, invariants, limits } = rest;
        Object.assign(calendar, { yearStarts: '02-01', through: '2028-12-31' });
        calendar.holidays?.push('2027-12-27');
        roles.dealDesk = 'Desk of deals';
        Object.assign(partnerTypes[4] ?? {}, { review: 'P6M' });
        Object.assign(records.order ?? {}, { staleAfter: 'P7D' });
        Object.assign(parameters['limit.autoApprove'] ?? {}, { value: 80000 });
        Object.assign(parameters['rate.dealDiscount'] ?? {}, { byBand: { small: 5, standard: 8, large: 11, strategic: 12 } });
        Object.assign(parameters.protection ?? {}, { byTier: { registered: 'P60D', silver: 'P120D', gold: 'P120D', advanced: 'P90D' } });
        const [growth] = funds;
        Object.assign(growth?.claim ?? {}, { within: 'P30D', proof: ['invoice', 'report', 'photo'] });
        const [profile, screening, plan, ...steps] = onboarding.steps;
        if (profile === undefined || screening === undefined || plan === undefined) return;
        onboarding.steps = [
          profile,
          plan,
          screening,
          ...steps.slice(0, -1),
          { id: 'kickOff', title: 'Kick-off', kind: 'meeting', owner: 'accountManager' },
        ];
        Object.assign(onboarding.milestones?.[0] ?? {}, { within: 'P60D', onMiss: 'note' });
        const { rules, conflicts, protection } = dealRegistration;
        Object.assign(rules.list[4] ?? {}, { then: { route: 'desk' } });
        rules.list.unshift(...rules.list.splice(1, 1));
        Object.assign(conflicts ?? {}, { places: [100] });
        Object.assign(conflicts?.checks?.[2] ?? {}, { then: 'wait' });
        delete protection?.extend;
        Object.assign(protection?.inactive ?? {}, { after: 'P60D' });
        Object.assign(leads, {
          capacity: 4,
          rank: [
            { fact: 'partner.tierRank', order: 'highest' },
            { fact: 'bookings.t12m', order: 'highest' },
          ],
        });
        Object.assign(approvals.desk?.steps[0] ?? {}, { sla: { business: 'PT4H' }, onTimeout: 'wait' });
        Object.assign(approvals.deskThenDirector?.steps[2] ?? {}, { need: 'all', after: ['finance'] });
        Object.assign(notices.list[0] ?? {}, { channels: ['email'], subject: 'Your deal with {deal.customer} is approved' });
        notices.list.pop();
        Object.assign(transition.members?.[0] ?? {}, { until: '2029-01-01' });
        Object.assign(transition.running?.deal ?? {}, { pending: 'redecide' });
        prospectus.market = { text: 'Four in ten.' };
        invariants.pop();
        Object.assign(limits[0] ?? {}, { atMost: 3 });
      },
    );
    expect(lines(northwind, after)).toMatchInlineSnapshot(`
      "added: Calendar: the fiscal year begins on 1 January → 1 February
      changed: Calendar: holidays now also 2027-12-27
      changed: Calendar: holidays are listed through 2027-12-31 → 2028-12-31
      text: Role “Desk of deals”: the title was “Deal desk”
      changed: Partner type “Sales agent”: reviewed every 1 year → 6 months
      added: Record kind “Order”: may be late by no day → 7 days; reaches partner type “Logistics provider”
      changed: Approved by rule up to: 100,000 USD → 80,000 USD; reaches deal rule “Above the limit for approval by rule”
      changed: Discount on a registered deal: “100,000 to 500,000” 10 % → 11 %; reaches deal registration
      changed: Protection of a registered deal: Silver and Gold 90 days → 120 days; reaches deal registration
      changed: Growth fund: claimed within 45 days → 30 days
      changed: Growth fund: proof of a claim invoice and report → invoice, report and photo
      moved: Onboarding: step “First business plan” now comes after “Company profile”
      added: Onboarding: new step “Kick-off” after “Sales course, one person”: meeting, owner the account manager
      removed: Onboarding: step “Welcome call” is removed
      changed: Onboarding: milestone “One person certified”: within 30 days → 60 days
      changed: Onboarding: milestone “One person certified”: a miss suspends the partner → is noted
      changed: Deal registration: places get 100 % and 50 % → 100 %
      changed: Deal registration: conflict check “Already a customer”: a hit is noted → waits
      moved: Deal registration: rule “Security needs the security specialization” now comes first
      changed: Deal registration: rule “Approved by rule” now routes to “Deal desk”, before it approved
      removed: Deal registration: extension of the protection is gone (was: extended by 30 days, if the days without activity on the deal is at most 30 days, extension decided by the channel manager’s review, extensions 2, protection with extensions at most 150 days, asked for no earlier before the end than 30 days)
      changed: Deal registration: inactive after 45 days → 60 days
      changed: Leads: ranked by now also “Bookings, last 12 months” (highest first)
      changed: Leads: leads at a time “Open leads at a time” → 4
      changed: Approval chain “Deal desk”: step “Deal desk”: service level 8 open hours → 4 open hours; reaches deal rules “Above the limit for approval by rule” and “Approved by rule”
      changed: Approval chain “Deal desk”: step “Deal desk”: past its time it is escalated to “Lead of the deal desk” for 8 open hours, then it waits → it waits; reaches deal rules “Above the limit for approval by rule” and “Approved by rule”
      added: Approval chain “Deal desk and finance, then the director”: step “Regional director”: needs one of them → one for each role; reaches deal rule “A director decides”
      changed: Approval chain “Deal desk and finance, then the director”: step “Regional director”: starts after “Deal desk” and “Credit” → “Credit”; reaches deal rule “A director decides”
      changed: Notices: notice “Registration approved”: by email and portal → email
      changed: Notices: notice “Registration approved”: subject “Approved: {deal.customer}” → “Your deal with {deal.customer} is approved”
      removed: Notices: notice “The program changes” is removed
      changed: Transition: rule for members “Partners who joined before 2026 keep tier and benefits for the year”: through 2027-12-31 → through 2028-12-31
      changed: Transition: running items of kind deal that are pending are decided again, before: finish on the old version
      text: Prospectus: the answer to “Is there a market?” is now “Four in ten.”, was “One in four companies of this size replaces its firewall within two years (assumption for this …”
      removed: Invariant “the discount stays within its limit” for deal registration is removed
      changed: Limit “partners demoted without time to recover, in percent”: at most 2 → 3"
    `);
  });

  it('PDL-D16: Harbor, edited', () => {
    const harbor = read('harbor/2026.1.0.program.json');
    const after = edited(harbor, ({ parameters, derived, tracks, facts, tests }) => {
      Object.assign(parameters['min.score'] ?? {}, {
        byTier: { select: [{ value: 30 }, { from: '2026-01-01', value: 45 }], preferred: 75 },
      });
      Object.assign(parameters['full.bookings'] ?? {}, {
        variants: [
          {
            title: 'Backup sells smaller deals',
            when: { all: [{ fact: 'area', operator: 'in', value: ['backup', 'compute'] }] },
            value: 120000,
          },
        ],
      });
      Object.assign(derived['area.score'] ?? {}, {
        score: [
          { per: 'area.bookings', full: { fact: 'full.bookings' }, points: 60 },
          { per: 'area.people', full: { fact: 'full.people' }, points: 30 },
        ],
      });
      Object.assign(derived['strong.anyDay'] ?? {}, { days: 'every', calendar: { unit: 'quarter', complete: 2 } });
      Object.assign(facts['area.bookings']?.from ?? {}, { window: { on: 'soldOn', calendar: { unit: 'year', complete: 1 } } });
      Object.assign(tracks[0] ?? {}, { headline: 'worst' });
      const { review } = tracks[0] ?? {};
      Object.assign(review?.promote ?? {}, { at: { every: 'year', since: 'partner.joinedOn' } });
      if (review !== undefined) delete review.keep;
      tests.shift();
      Object.assign(tests[0] ?? {}, { asOf: '2026-07-01' });
    });
    expect(lines(harbor, after)).toMatchInlineSnapshot(`
      "changed: Bookings, last 4 complete fiscal quarters: window the last 4 complete quarters by “soldOn” → the last complete year by “soldOn”; reaches Select and Preferred through “Score” and “Score and no gap on at least one day of this quarter or the one before”, benefits “Discount in the area” and “Service discount” and combination “Discounts, one after the other”
      changed: Bookings that give all booking points, for “Backup sells smaller deals”: its condition asks that “area” is backup or compute, was backup; reaches Select and Preferred through “Score” and “Score and no gap on at least one day of this quarter or the one before”
      changed, easier: Bookings that give all booking points, for “Backup sells smaller deals”: 150,000 EUR → 120,000 EUR; reaches Select and Preferred through “Score” and “Score and no gap on at least one day of this quarter or the one before”
      changed, harder: From 2026-01-01, Select: “Score” asks for at least 45 points, was 40 points
      changed: Score of a product area: part “Bookings, last 4 complete fiscal quarters”: 50 points → 60 points; reaches Select and Preferred through “Score” and “Score and no gap on at least one day of this quarter or the one before”
      removed: Score of a product area: part for “Growing” is removed; reaches Select and Preferred through “Score” and “Score and no gap on at least one day of this quarter or the one before”
      changed: Strong on at least one day of this quarter or the one before: holds on any day → every day; reaches Preferred through “Score and no gap on at least one day of this quarter or the one before”
      changed: Strong on at least one day of this quarter or the one before: of the last complete quarter and the current one → the last 2 complete quarters; reaches Preferred through “Score and no gap on at least one day of this quarter or the one before”
      changed: Portfolio: shown as the partner’s tier the best of its groups → the worst of its groups
      changed: Portfolio: promotions on 15 February, 15 May, 15 August and 15 November → each year counted from “Joined on”
      removed: Portfolio: protection from demotion “Joined before 2020: no loss before 2028” is removed
      changed: Test “40 points for a newcomer”: changes in its date
      removed: Test “Partial points by area, best area shown” is removed"
    `);
  });
});
