import { expect, it } from 'vitest';
import { explainedTest } from './explained.ts';

// Whole explanations of partners from the documents' own tests, read as a partner manager would forward them.

it('Atlassian: a route that is enough beside a route that is not', () => {
  expect(explainedTest('atlassian-marketplace/2024.6.0', 'Silver at its thresholds')).toMatchInlineSnapshot(`
    "Acme Consulting on 31 December 2024. Marketplace Partner: Silver.
      Silver: everything it asks for is met.
        ✓ Gross sales with a cloud share: met
            Gross sales, last 12 months: 100,000 USD, 100,000 USD needed
            Cloud share of gross sales: 15 %, 15 % needed
            made of: “Gross sales, last 12 months, of which cloud” 15,000 USD; “Gross sales, last 12 months” 100,000 USD
        ✓ Escalations answered in time: met
            Slowest answer to an escalation, last 12 months: 47.9 hours, less than 48 allowed
        ✓ Bug bounty covers the cloud app with most installs: met
            Installs of the public paid cloud app that has most, the same among those in the bug bounty: 90 installs, 90 needed (Installs of the public paid cloud app that has most)
        ✓ Every paid server app with 500 installs or more approved: met
            Paid server apps with 500 installs or more that are not approved (no records): 0 apps, must be 0
      Gold: still missing are Escalations answered in time, and one of: Gross sales with a cloud share, or Gross sales alone.
        ✗ Gross sales with a cloud share, or Gross sales alone: not met, one is enough
            Gross sales with a cloud share – Gross sales, last 12 months: 100,000 USD, 500,000 USD needed; 400,000 USD missing
            Gross sales with a cloud share – Cloud share of gross sales: 15 %, 25 % needed; 10 percentage points missing
            Gross sales alone – Gross sales, last 12 months: 100,000 USD, 3,000,000 USD needed; 2,900,000 USD missing
        ✗ Escalations answered in time: not met
            Slowest answer to an escalation, last 12 months: 47.9 hours, less than 24 allowed; 23.9 too much
        ✓ Bug bounty covers all cloud apps with more than 100 installs: met
            Public paid cloud apps outside the bug bounty, of which with more than 100 installs (no records): 0 apps, must be 0
        ✓ Every paid server app with 500 installs or more approved: met"
  `);
});

it('Northwind: from records, two of three electives', () => {
  expect(
    explainedTest('northwind/2027.1.0', 'From records: windows, people counted once, a specialization nobody accepted'),
  ).toMatchInlineSnapshot(`
    "Acme Consulting on 31 March 2027. Resale: Gold.
      Gold: everything it asks for is met.
        ✓ In good standing: met
            Agreement signed: yes
            Has overdue invoices: no
        ✓ Bookings: met
            Bookings, last 12 months (1 April 2026 to 31 March 2027, 10 records): 250,000 USD, 250,000 USD needed (since 1 January 2026)
        ✓ Certified people: met
            People with a valid certificate (on 31 March 2027, 8 records): 6 people, 6 needed
        ✓ Two of three: security, happy customers, steady flow: met
            Electives met: 2 of 3, 2 needed (since 1 January 2026): Happy customers and Steady flow of deals
    Front discount: 15 % of “Bookings, last 12 months”: 37,500 USD.
    Market development funds: 2 % of “Bookings, last 12 months”: 5,000 USD.
    Licences for own use: 12 licences.
    Named support engineer: yes."
  `);
});

it('Northwind: growth region, a satisfaction nobody measured', () => {
  expect(explainedTest('northwind/2027.1.0', '40,000 in APAC: Silver still')).toMatchInlineSnapshot(`
    "Acme Consulting on 1 January 2027. Resale: Silver.
      Silver: everything it asks for is met.
        ✓ In good standing: met
            Agreement signed: yes
            Has overdue invoices: no
        ✓ Bookings: met
            Bookings, last 12 months: 40,000 USD, 40,000 USD needed (Growth regions, since 1 January 2026)
        ✓ Certified people: met
            People with a valid certificate: 2 people, 2 needed
      Gold: still missing are Bookings, Certified people and “Two of three: security, happy customers, steady flow”.
        ✓ In good standing: met
        ✗ Bookings: not met
            Bookings, last 12 months: 40,000 USD, 180,000 USD needed (Managed service providers, since 1 January 2026); 140,000 USD missing
        ✗ Certified people: not met
            People with a valid certificate: 2 people, 6 needed; 4 missing
        ✗ Two of three: security, happy customers, steady flow: not met
            Electives met: at least 0, at most 1 of 3; 2 needed (since 1 January 2026): Security specialization (not met: none; security is missing), Happy customers (not known: “Customer satisfaction, last 6 months” is not known), Steady flow of deals (not met: 0 deals, 10 needed)
    Front discount: 10 % of “Bookings, last 12 months”: 4,000 USD.
    Licences for own use: 5 licences.
    Named support engineer: yes."
  `);
});

it('Northwind: Gold at risk', () => {
  expect(
    explainedTest('northwind/2027.1.0', 'Gold is reviewed at the quarter, has 180 days, and falls to what it qualifies for', {
      on: '2027-04-01',
    }),
  ).toMatchInlineSnapshot(`
    "Acme Consulting on 1 April 2027. Resale: Gold, at risk until 27 September 2027; it is kept if Bookings is met again by then.
      Gold: still missing is Bookings.
        ✓ In good standing: met
            Agreement signed: yes
            Has overdue invoices: no
        ✗ Bookings: not met
            Bookings, last 12 months: 10,000 USD, 250,000 USD needed (since 1 January 2026); 240,000 USD missing
        ✓ Certified people: met
            People with a valid certificate: 6 people, 6 needed
        ✓ Two of three: security, happy customers, steady flow: met
            Electives met: at least 2, at most 3 of 3; 2 needed (since 1 January 2026): Security specialization and Steady flow of deals
    Front discount: 15 % of “Bookings, last 12 months”: 1,500 USD.
    Discount for the security specialization: 3 % of “Bookings, last 12 months”: 300 USD.
    Market development funds: 2 % of “Bookings, last 12 months”: 200 USD.
    Licences for own use: 12 licences.
    Named support engineer: yes.
    Total discount: 17 %, 1,700 USD (Front discount and Discount for the security specialization together)."
  `);
});

it('Northwind: missed between two reviews', () => {
  expect(
    explainedTest('northwind/2027.1.0', 'Gold is reviewed at the quarter, has 180 days, and falls to what it qualifies for', {
      on: '2027-02-01',
    }),
  ).toMatchInlineSnapshot(`
    "Acme Consulting on 1 February 2027. Resale: Gold. On its own numbers it would be Registered; it is reviewed next on 1 April 2027 and then has 180 days to recover.
      Gold: still missing is Bookings.
        ✓ In good standing: met
            Agreement signed: yes
            Has overdue invoices: no
        ✗ Bookings: not met
            Bookings, last 12 months: 10,000 USD, 250,000 USD needed (since 1 January 2026); 240,000 USD missing
        ✓ Certified people: met
            People with a valid certificate: 6 people, 6 needed
        ✓ Two of three: security, happy customers, steady flow: met
            Electives met: at least 2, at most 3 of 3; 2 needed (since 1 January 2026): Security specialization and Steady flow of deals
    Front discount: 15 % of “Bookings, last 12 months”: 1,500 USD.
    Discount for the security specialization: 3 % of “Bookings, last 12 months”: 300 USD.
    Market development funds: 2 % of “Bookings, last 12 months”: 200 USD.
    Licences for own use: 12 licences.
    Named support engineer: yes.
    Total discount: 17 %, 1,700 USD (Front discount and Discount for the security specialization together)."
  `);
});

it('Northwind: invoices that nobody checked', () => {
  expect(explainedTest('northwind/2027.1.0', 'Invoices that nobody checked are no good standing')).toMatchInlineSnapshot(`
    "Acme Consulting on 31 March 2027. Resale: no tier.
      Registered cannot be decided: Has overdue invoices is not known.
        ? In good standing: cannot be decided: Has overdue invoices is not known
            Agreement signed: yes
            Has overdue invoices: not known, needed: no"
  `);
});

it('Harbor: points by area, the best area shown', () => {
  expect(explainedTest('harbor/2026.1.0', 'Partial points by area, best area shown')).toMatchInlineSnapshot(`
    "Acme Consulting on 30 June 2026. Portfolio: Select (storage); backup and compute have no tier.
    Portfolio: Select (storage); backup and compute have no tier.
    Portfolio, storage: Select.
      Select: everything it asks for is met.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✓ Score: met
            Score of a product area: 57 points, 40 needed (since 1 January 2026)
            25 of 50 points for “Bookings, last 4 complete fiscal quarters”: 200,000 EUR, full at 400,000 EUR
            12 of 30 points for Certified people: 2 people, full at 5 people
            20 of 20 points: Growing (met)
      Preferred: still missing is Score and no gap on at least one day of this quarter or the one before.
        ✓ Not blocked: met
        ✗ Score and no gap on at least one day of this quarter or the one before: not met
            Strong on at least one day of this quarter or the one before (1 February 2026 to 30 June 2026): no, needed: yes
    Portfolio, backup: no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: 31 points, 40 needed (since 1 January 2026); 9 missing
            25 of 50 points for “Bookings, last 4 complete fiscal quarters”: 75,000 EUR, full at 150,000 EUR
            6 of 30 points for Certified people: 1, full at 5 people
            0 of 20 points: Growing (not met: 0 %, 10 % needed)
    Portfolio, compute: no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: at least 0, at most 20 points; 40 points needed (since 1 January 2026)
            0 of 50 points for “Bookings, last 4 complete fiscal quarters”: 0 EUR, full at 400,000 EUR
            0 of 30 points for Certified people: 0 people, full at 5 people
            0 of 20 points: Growing (not known: Growth of bookings cannot be computed, because “the same a year earlier” is 0)
    Discount in the area: 10 % (storage) of “Bookings, last 4 complete fiscal quarters”: 20,000 EUR.
    Rebate on public customers: 1 % of “Bookings with public customers, this fiscal year”."
  `);
});

it('Harbor: kept until 2028', () => {
  expect(explainedTest('harbor/2026.1.0', 'Who joined before 2020 keeps the tier until 2028')).toMatchInlineSnapshot(`
    "Acme Consulting on 31 December 2027. Portfolio: Select (storage); backup and compute have no tier. Portfolio, storage: Select, kept until 31 December 2027 (Joined before 2020: no loss before 2028). On its own numbers it would have no tier.
    Portfolio: Select (storage); backup and compute have no tier.
    Portfolio, storage: Select, kept until 31 December 2027 (Joined before 2020: no loss before 2028). On its own numbers it would have no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: at least 0, at most 20 points; 30 points needed
            0 of 50 points for “Bookings, last 4 complete fiscal quarters”: 0 EUR, full at 400,000 EUR
            0 of 30 points for Certified people (on 31 December 2027, no records): 0 people, full at 5 people
            0 of 20 points: Growing (not known: Growth of bookings cannot be computed, because “the same a year earlier” is 0)
      Preferred: still missing is Score and no gap on at least one day of this quarter or the one before.
        ✓ Not blocked: met
        ✗ Score and no gap on at least one day of this quarter or the one before: not met
            Strong on at least one day of this quarter or the one before (1 August 2027 to 31 December 2027): no, needed: yes
            Today: Score and no gap (not met: Score of a product area: at least 0, at most 20 points; 75 points needed; Bookings, last 4 complete fiscal quarters: 0 EUR, more than 0 EUR needed; Certified people (on 31 December 2027, no records): 0 people, more than 0 needed)
    Portfolio, backup: no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: at least 0, at most 20 points; 30 points needed
            0 of 50 points for “Bookings, last 4 complete fiscal quarters”: 0 EUR, full at 150,000 EUR
            0 of 30 points for Certified people (on 31 December 2027, no records): 0 people, full at 5 people
            0 of 20 points: Growing (not known: Growth of bookings cannot be computed, because “the same a year earlier” is 0)
    Portfolio, compute: no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: at least 0, at most 20 points; 30 points needed
            0 of 50 points for “Bookings, last 4 complete fiscal quarters”: 0 EUR, full at 400,000 EUR
            0 of 30 points for Certified people (on 31 December 2027, no records): 0 people, full at 5 people
            0 of 20 points: Growing (not known: Growth of bookings cannot be computed, because “the same a year earlier” is 0)
    Rebate on public customers: 1 % of “Bookings with public customers, this fiscal year”."
  `);
});

it('Harbor: the weakest region shown', () => {
  expect(explainedTest('harbor/2026.1.0', 'Delivery shows the weakest region')).toMatchInlineSnapshot(`
    "Acme Consulting on 30 June 2026. Delivery: Trusted, the lowest of its groups: Expert (north), Trusted (south).
    Delivery: Trusted, the lowest of its groups: Expert (north), Trusted (south).
    Delivery, north: Expert.
      Expert: everything it asks for is met.
        ✓ Visits to customers: met
            Visits to customers, last 6 months: 25 visits, 25 needed
        ✓ Satisfied customers: met
            Average satisfaction, last 12 months: 80 %, 80 % needed
    Delivery, south: Trusted.
      Trusted: everything it asks for is met.
        ✓ Speaks the languages of our customers: met
            Languages of its service desk: de, en and fr; de and en needed
      Expert: still missing is Visits to customers. Not decided: “Average satisfaction, last 12 months” is not known.
        ✗ Visits to customers: not met
            Visits to customers, last 6 months: 10 visits, 25 needed; 15 missing
        ? Satisfied customers: cannot be decided: “Average satisfaction, last 12 months” is not known
            Average satisfaction, last 12 months: not known, 80 % needed
    Material in French and Italian: yes.
    Answer by our engineers: 6 hours."
  `);
});

it('Harbor: an exception keeps the tier', () => {
  expect(explainedTest('harbor/2026.1.0', 'An exception keeps the tier until its day', { on: '2027-02-15' })).toMatchInlineSnapshot(`
    "Acme Consulting on 15 February 2027. Portfolio: Select (storage); backup and compute have no tier. Portfolio, storage: Select, kept until 14 August 2027 by an exception (The largest customer moved its order to the summer). On its own numbers it would have no tier.
    Portfolio: Select (storage); backup and compute have no tier.
    Portfolio, storage: Select, kept until 14 August 2027 by an exception (The largest customer moved its order to the summer). On its own numbers it would have no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: at least 0, at most 20 points; 40 points needed (since 1 January 2026)
            0 of 50 points for “Bookings, last 4 complete fiscal quarters”: 0 EUR, full at 400,000 EUR
            0 of 30 points for Certified people (on 15 February 2027, no records): 0 people, full at 5 people
            0 of 20 points: Growing (not known: Growth of bookings cannot be computed, because “the same a year earlier” is 0)
      Preferred: still missing is Score and no gap on at least one day of this quarter or the one before.
        ✓ Not blocked: met
        ✗ Score and no gap on at least one day of this quarter or the one before: not met
            Strong on at least one day of this quarter or the one before (1 November 2026 to 15 February 2027): no, needed: yes
            Today: Score and no gap (not met: Score of a product area: at least 0, at most 20 points; 75 points needed; Bookings, last 4 complete fiscal quarters: 0 EUR, more than 0 EUR needed; Certified people (on 15 February 2027, no records): 0 people, more than 0 needed)
    Portfolio, backup: no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: at least 0, at most 20 points; 40 points needed (since 1 January 2026)
            0 of 50 points for “Bookings, last 4 complete fiscal quarters”: 0 EUR, full at 150,000 EUR
            0 of 30 points for Certified people (on 15 February 2027, no records): 0 people, full at 5 people
            0 of 20 points: Growing (not known: Growth of bookings cannot be computed, because “the same a year earlier” is 0)
    Portfolio, compute: no tier.
      Select: still missing is Score.
        ✓ Not blocked: met
            Blocked by the vendor: no
        ✗ Score: not met
            Score of a product area: at least 0, at most 20 points; 40 points needed (since 1 January 2026)
            0 of 50 points for “Bookings, last 4 complete fiscal quarters”: 0 EUR, full at 400,000 EUR
            0 of 30 points for Certified people (on 15 February 2027, no records): 0 people, full at 5 people
            0 of 20 points: Growing (not known: Growth of bookings cannot be computed, because “the same a year earlier” is 0)
    Rebate on public customers: 1 % of “Bookings with public customers, this fiscal year”.
    Select is kept until 14 August 2027 by an exception (The largest customer moved its order to the summer)."
  `);
});

it('Google: an area without a certificate, and a strategist short of a hair', () => {
  expect(
    explainedTest('google-partners/2024.1.0', 'Badge, every number at its threshold', {
      facts: { 'spend.byArea': { search: 9000, video: 1000 }, optimisationScore: 69.99999 },
    }),
  ).toMatchInlineSnapshot(`
    "Acme Consulting on 30 June 2024. Google Partners: no tier.
      Partner badge: still missing are Optimisation score and A certification in each product area with spend.
        ✗ Optimisation score: not met
            Optimisation score: 69.99999 %, just below the 70 % needed
        ✓ Spend in 90 days: met
            Spend, last 90 days: 10,000 USD, 10,000 USD needed
        ✓ Half of the account strategists certified: met
            Certified share of the strategists counted: 50 %, 50 % needed
            made of: Certified account strategists 2 people; “Account strategists, at most 100 counted” 4 people
            “Account strategists, at most 100 counted”, made of: Account strategists 4 people
        ✗ A certification in each product area with spend: not met
            Product areas with spend and too few certifications: 1 (video), must be 0"
  `);
});

it('HubSpot: thresholds that nobody published', () => {
  expect(explainedTest('hubspot-solutions/2025.7.0', 'Thresholds that nobody published satisfy nobody')).toMatchInlineSnapshot(`
    "Acme Consulting on 31 December 2025. Solutions Partner: no tier.
      Gold cannot be decided: how many points are needed is not published.
        ✓ Valid certification and used apps: met
            Valid certifications: 500 certifications, 1 needed
            Median number of apps used by a customer: 9 apps, 3 needed
        ? Points: cannot be decided: how many points are needed is not published
            Points: 100,000 points; how many points are needed is not published
            made of: “Points, sourced” 100,000 points; “Points, assisted” 0 points; “Points, managed” 0 points
        ? Sourced points: cannot be decided: how many points are needed is not published
            Points, sourced: 100,000 points; how many points are needed is not published"
  `);
});

it('Odoo: a promotion that waits for its date', () => {
  expect(
    explainedTest('odoo/v11', 'A Learning Partner waits for the quarter; Gold falls at the quarter to what it qualifies for'),
  ).toMatchInlineSnapshot(`
    "Acme Consulting on 15 June 2023. Odoo partnership: Learning Partner. It meets Gold; the next date for promotion is 1 July 2023.
      Learning Partner: open to all.
      Gold: everything it asks for is met.
        ✓ Net new users: met
            Net new users, last 12 months: 300 users, 300 needed
            made of: “Users gained: new and upsell, last 12 months” 300 users, less “Users lost: downsell and churn, last 12 months” 0 users (16 June 2022 to 15 June 2023, no records)
        ✓ Certified people: met
            People certified on one of the 3 last versions: 6 people, 6 needed
        ✓ Retention: met
            Retention: 90 %, 80 % needed
            made of: “Customers acquired in the last 3 years, of which still active” 9 customers; Customers acquired in the last 3 years 10 customers
    Commission on Odoo Enterprise: 10 % of “Odoo Enterprise invoiced, last 12 months”.
    Commission on Odoo.sh: 10 % of “Odoo.sh invoiced, last 12 months”.
    Commission on module maintenance: 82 % of “Module maintenance invoiced, last 12 months”."
  `);
});

it('Northwind: a deal of the second partner', () => {
  expect(explainedTest('northwind/2027.1.0', 'What changes from 2026: the second partner gets half')).toMatchInlineSnapshot(`
    "Acme Consulting on 1 March 2027. Resale: Silver. On its own numbers it would be Registered; it is reviewed next on 1 April 2027 and then has 90 days to recover.
      Silver: still missing are Bookings and Certified people.
        ✓ In good standing: met
            Agreement signed: yes
            Has overdue invoices: no
        ✗ Bookings: not met
            Bookings, last 12 months (2 March 2026 to 1 March 2027, no records): 0 USD, 75,000 USD needed (since 1 January 2027); 75,000 USD missing
        ✗ Certified people: not met
            People with a valid certificate (on 1 March 2027, no records): 0 people, 2 needed; 2 missing
      Gold: still missing are Bookings, Certified people and “Two of three: security, happy customers, steady flow”.
        ✓ In good standing: met
        ✗ Bookings: not met
            Bookings, last 12 months (2 March 2026 to 1 March 2027, no records): 0 USD, 250,000 USD needed (since 1 January 2026); 250,000 USD missing
        ✗ Certified people: not met
            People with a valid certificate (on 1 March 2027, no records): 0 people, 6 needed; 6 missing
        ✗ Two of three: security, happy customers, steady flow: not met
            Electives met: at least 0, at most 1 of 3; 2 needed (since 1 January 2026): Security specialization (not met: none; security is missing), Happy customers (not known: “Customer satisfaction, last 6 months” is not known), Steady flow of deals (not met: 0 deals, 10 needed)
    Front discount: 10 % of “Bookings, last 12 months”.
    Licences for own use: 5 licences.
    Named support engineer: yes.
    Approved without a person, by the rule “Approved by rule” (Most deals need nobody: the partner has the answer at once).
    The partner has place 2.
    Discount: 14 % in all: 4 % for registering in place 2, and 10 % of the tier.
    Protected through 30 May 2027."
  `);
});

it('AWS: everything Premier asks for', () => {
  expect(explainedTest('aws-services/2024.12.0', 'Advanced at its thresholds, and one short in each measure')).toMatchInlineSnapshot(`
    "Acme Consulting on 31 March 2025. Services Path: Advanced.
      Advanced: everything it asks for is met.
        ✓ Accredited individuals, technical and business: met
            Accredited individuals: 8 people, 8 needed
            Accredited individuals, of whom technical: 4 people, 4 needed
            Accredited individuals, of whom business: 4 people, 4 needed
        ✓ Foundational certified individuals: met
            Foundational certified individuals: 4 people, 4 needed
        ✓ Technical certified individuals: met
            Technical certified individuals: 6 people, 6 needed
        ✓ of whom Professional or Specialty: met
            Technical certified individuals, of whom Professional or Specialty: 3 people, 3 needed
        ✓ Launched opportunities and their MRR: met
            Launched opportunities, last 12 months: 20 opportunities, 20 needed
            Total MRR of launched opportunities, last 12 months: 10,000 USD, 10,000 USD needed
        ✓ Business plan, refreshed every 12 months: met
            Business plan accepted in the last 12 months: yes
      Premier: still missing are “Accredited individuals, technical and business”, Foundational certified individuals, Technical certified individuals, “of whom Professional or Specialty”, Launched opportunities and their MRR, “Technical validations, including one of MSP, DevOps, Cloud Ops” and Executive review. Not decided: How long Premier must be sustained is not published.
        ✗ Everything Premier measures: not met
            Accredited individuals: 8 people, 20 needed; 12 missing
            Accredited individuals, of whom technical: 4 people, 10 needed; 6 missing
            Accredited individuals, of whom business: 4 people, 10 needed; 6 missing
            Foundational certified individuals: 4 people, 10 needed; 6 missing
            Technical certified individuals: 6 people, 25 needed; 19 missing
            Technical certified individuals, of whom Professional or Specialty: 3 people, 10 needed; 7 missing
            Launched opportunities, last 12 months: 20 opportunities, 50 needed; 30 missing
            Total MRR of launched opportunities, last 12 months: 10,000 USD, 50,000 USD needed; 40,000 USD missing
            Business plan accepted in the last 12 months: yes
            Technical validations (on 31 March 2025, no records): 0 validations, 3 needed; 3 missing
            Technical validations, of which MSP, DevOps or Cloud Ops (on 31 March 2025, no records): 0 validations, 1 needed; 1 missing
        ? Sustained attainment of Premier: cannot be decided: How long Premier must be sustained is not published
            Premier's measures met on every day of the period: not known, needed: yes
            Today: Everything Premier measures (not met)
        ✗ Executive review: not met
            Executive review passed (on 31 March 2025, no records): no, needed: yes"
  `);
});
