/** States of running items by kind, as in the tables of program operations. */
export const STATES: Record<string, readonly string[]> = {
  deal: ['draft', 'pending', 'returned', 'recalled', 'approved', 'rejected', 'withdrawn', 'expired', 'won', 'lost', 'revoked'],
  approval: ['waiting', 'open', 'approved', 'rejected', 'returned', 'skipped', 'cancelled', 'done'],
  onboarding: ['waiting', 'open', 'done', 'skipped', 'cancelled', 'timedOut', 'closed'],
  member: ['applied', 'managed', 'onboarding', 'active', 'suspended', 'ended'],
  fund: ['draft', 'returned', 'pending', 'approved', 'rejected', 'withdrawn', 'claimed', 'payable', 'paid', 'forfeited'],
  lead: ['offered', 'accepted', 'declined', 'contacted', 'qualified', 'registered', 'won', 'lost', 'disqualified', 'unplaced'],
};

/** Events that are no state (N1). */
const EVENTS: readonly string[] = [
  'approval.stepOpened',
  'approval.stepOverdue',
  'approval.escalated',
  'approval.noApprover',
  'deal.decisionLate',
  'deal.protectionEnding',
  'deal.protectionTruncated',
  'deal.extended',
  'deal.amended',
  'deal.displaced',
  'deal.promoted',
  'deal.taskOverdue',
  'member.tierUp',
  'member.atRisk',
  'member.lapsed',
  'member.milestoneEnding',
  'member.reviewDue',
  'fund.claimEnding',
  'program.changed',
];

/** Everything that a notice can be about. */
export const NOTICE_EVENTS: ReadonlySet<string> = new Set([
  ...Object.entries(STATES).flatMap(([kind, states]) => states.map((state) => `${kind}.${state}`)),
  ...EVENTS,
]);

const STEP = ['step.id', 'step.title', 'step.due', 'step.holder'];
const VARIABLES: Record<string, readonly string[]> = {
  deal: [
    ...[
      'id',
      'holder',
      'stage',
      'percent',
      'registered',
      'place',
      'band',
      'model',
      'reason',
      'by',
      'protectedThrough',
      'submittedOn',
      'decidedOn',
      'due',
      'idleDays',
    ].map((name) => `deal.${name}`),
    'task.title',
    'task.due',
  ],
  approval: [...STEP, 'item.id', 'item.title', 'item.kind', 'deal.id', 'deal.holder', 'request.id', 'request.amount'],
  onboarding: [...STEP, 'onboarding.id', 'onboarding.due', 'onboarding.reason'],
  member: [
    'member.tier',
    'member.tierBefore',
    'member.track',
    'member.status',
    'member.until',
    'member.reason',
    'member.reviewOn',
    'milestone.title',
    'milestone.due',
  ],
  fund: ['fund.title', 'request.id', 'request.amount', 'request.paid', 'request.reason', 'request.due', 'request.holder'],
  lead: ['lead.id', 'lead.due', 'lead.reason', 'lead.holder'],
  program: ['change.summary', 'change.from'],
};
const ALWAYS = ['partner.id', 'partner.title', 'partner.tier', 'partner.track', 'program.title', 'program.version', 'today'];

/** Variables that an event knows, besides the answers of the item's form. */
export const variablesOf = (event: string): readonly string[] => [...ALWAYS, ...(VARIABLES[event.slice(0, event.indexOf('.'))] ?? [])];
