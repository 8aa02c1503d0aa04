import { randomUUID } from 'node:crypto';
import { ANSWERS, type Objects, PASSWORD, PLAN, type Whose } from './world.ts';

/** How a route is asked, where its path and the example of its body do not say it. */
export interface Probe {
  /** Whose objects it is asked about; default: all that differ. */
  readonly about?: readonly Whose[];
  readonly body?: (objects: Objects, role: string) => unknown;
  readonly query?: (objects: Objects) => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Its answer lists objects of this kind. */
  readonly lists?: string;
  /** It takes away what it is asked about. */
  readonly takesAway?: boolean;
  /** In a session of its own, since it ends it. */
  readonly isLast?: boolean;
  /** Codes that mean: not there (besides 404), where something is named in the body. */
  readonly absent?: readonly string[];
}

const ALL: readonly Whose[] = ['own', 'other', 'tenant'];
/** Something that the body names. */
const naming = (body: (objects: Objects) => unknown, ...absent: string[]): Probe => ({ about: ALL, body, absent });
/** Of the vendor: the same for all its people. */
const vendorNaming = (body: (objects: Objects) => unknown, ...absent: string[]): Probe => ({ about: ['own', 'tenant'], body, absent });
const just = (body?: () => unknown): Probe => ({ about: ['own'], ...(body === undefined ? {} : { body }) });
const lists = (kind: string): Probe => ({ about: ALL, lists: kind });
const vendorLists = (kind: string): Probe => ({ about: ['own', 'tenant'], lists: kind });
const fresh = () => `new-${randomUUID()}`;
const answers = { ...ANSWERS, customer: { name: 'Fabrikam', country: 'US' } };

/** Routes whose path names nothing, or that need more than their example. A route without a path's name and without a probe fails. */
export const PROBES: Readonly<Record<string, Probe>> = {
  getOpenApi: just(),
  signIn: { about: ['own'], isLast: true, body: () => ({ login: 'auditor.fresh', password: PASSWORD }) },
  signOut: { about: ['own'], isLast: true },
  whoAmI: just(),
  changePassword: { about: ['own'], isLast: true, body: () => ({ password: PASSWORD, newPassword: PASSWORD }) },
  listAccounts: lists('account'),
  createAccount: naming(
    ({ partner }) => ({ login: fresh(), name: 'New', email: `${fresh()}@people.example`, partner, roles: ['partnerUser'] }),
    'CMD412',
  ),
  changeGrants: { body: () => ({ roles: ['partnerUser'], groups: [] }) },
  listApiKeys: lists('key'),
  createApiKey: just(() => ({ name: 'New', roles: [] })),

  listPrograms: vendorLists('program'),
  importProgram: just(),
  listDrafts: vendorLists('draft'),
  createDraft: vendorNaming(({ hash }) => ({ from: hash })),
  listReviews: vendorLists('review'),
  publishProgram: vendorNaming(({ review }) => ({ review })),

  listPartners: lists('partner'),
  exportPartners: lists('partner'),
  getBase: lists('partner'),
  createPartner: just(() => ({ id: fresh() })),
  getWatermarks: just(),
  setWatermarks: just(),
  listImports: vendorLists('import'),
  openImport: just(),

  decide: naming(({ partner }) => ({ partners: [partner] }), 'CMD102'),
  path: naming(({ partner }) => ({ partners: [partner], to: 'gold' }), 'CMD102'),
  lapse: naming(({ partner }) => ({ partners: [partner] }), 'CMD102'),
  keepDecisions: naming(({ partner }) => ({ partners: [partner] }), 'CMD102'),
  listDecisions: { about: ALL, lists: 'decision', query: ({ partner }) => `?subject=${partner}` },
  simulate: vendorNaming(({ draft }) => ({ draft })),
  askPartnersBehind: { body: () => ({ selector: { part: 'changes' } }) },
  listJobs: vendorLists('job'),

  tellDeal: {
    body: (_, role) => (role === 'partnerUser' ? { type: 'submit' } : { type: 'decide', chain: 'none', step: 'none', outcome: 'approve' }),
  },
  tellMember: { body: (_, role) => (role === 'partnerUser' ? { type: 'leave' } : { type: 'end', reason: 'No.' }) },
  tellFundRequest: {
    body: (_, role) => (role === 'partnerUser' ? { type: 'submit' } : { type: 'decide', chain: 'none', step: 'none', outcome: 'approve' }),
  },
  tellLead: { body: (_, role) => (role === 'partnerUser' ? { type: 'accept' } : { type: 'feedback' }) },
  listDeals: lists('deal'),
  beginDeal: just(() => ({ answers })),
  getDealForm: just(),
  dryRunDeal: naming(({ partner }) => ({ partner, answers })),
  examineDeal: naming(({ partner }) => ({ partner, answers })),
  getOpposing: just(),
  listOpposing: { about: ['own', 'tenant'], lists: 'record' },
  putOpposing: just(() => ({ source: 'erp', records: [], rest: 'keep' })),
  removeOpposing: { takesAway: true },
  listOnboardings: lists('onboarding'),
  beginOnboarding: naming(({ partner }) => ({ partner })),
  listMembers: lists('partner'),
  applyForMembership: naming(({ partner }) => ({ partner })),
  listFundBalances: just(),
  listFundRequests: lists('request'),
  beginFundRequest: just(() => ({ fund: 'growth', plan: PLAN })),
  listRates: { about: ['own'], query: () => '?into=USD' },
  putRates: just(() => ({ rates: [{ currency: 'EUR', into: 'USD', rate: '1.0875' }] })),
  listLeads: lists('lead'),
  createLead: just(),
  listTasks: { about: ALL, lists: 'onboarding', query: () => '?of=all&limit=200' },

  listAudit: just(),
  getAuditAnchor: just(),
  verifyAudit: just(),
};
