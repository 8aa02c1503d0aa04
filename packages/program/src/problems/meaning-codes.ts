import type { Severity } from './problem.ts';

const error: Severity = 'error';
const advice: Severity = 'advice';

/** Codes of the checks of meaning (PDL2xx) and of advice (PDL6xx): what each says, how much it matters, what to do. */
export const MEANING_CODES = {
  PDL201: {
    title: 'unknown fact',
    severity: error,
    advice: 'Use the id of a fact, parameter, derived value or field that may be read here, or declare it.',
  },
  PDL202: { title: 'unknown requirement', severity: error, advice: 'Use the id of a requirement, or add it to `requirements`.' },
  PDL203: { title: 'cycle', severity: error, advice: 'Take out one of the references, so that nothing depends on itself.' },
  PDL204: { title: 'duplicate id', severity: error, advice: 'Give one of the two another id.' },
  PDL205: { title: 'steps in no order', severity: error, advice: 'Let `after` and `redo` name steps of the same list that come before.' },
  PDL206: { title: 'unknown tier', severity: error, advice: 'Use the id of a tier of the track.' },
  PDL207: { title: 'unknown track', severity: error, advice: 'Use the id of a track.' },
  PDL208: { title: 'unknown role', severity: error, advice: 'Add the role to `roles`, or use one that is there.' },
  PDL209: {
    title: 'unknown approval chain',
    severity: error,
    advice: 'Add the chain to `approvals`, or use one that is there; `review` is built in.',
  },
  PDL210: { title: 'operator does not fit the type', severity: error, advice: 'Choose an operator that compares values of this type.' },
  PDL211: {
    title: 'value of the wrong type',
    severity: error,
    advice: 'Write a value of the declared type; money with no more decimals than its currency has.',
  },
  PDL212: { title: 'units differ', severity: error, advice: 'Compare values of one unit and one currency.' },
  PDL213: { title: 'list needed', severity: error, advice: 'Write a list of words, or refer to a set.' },
  PDL214: { title: 'not one of the words', severity: error, advice: 'Use a word of the declared list, or add it there.' },
  PDL215: { title: 'outside the domain', severity: error, advice: 'Write a value that lies inside the declared limits.' },
  PDL216: {
    title: 'no value on that date',
    severity: error,
    advice: 'Give the parameter a value for the tier and the date, or leave the requirement out of the tier.',
  },
  PDL217: {
    title: 'value of a group outside its group',
    severity: error,
    advice: 'Read it in a track with the same `per`, or count groups with `each`.',
  },
  PDL218: { title: 'outcome not allowed here', severity: error, advice: 'Choose one of the outcomes that this place allows.' },
  PDL219: { title: 'too many mandatory inputs', severity: error, advice: 'Ask for at most ten things; make the others optional.' },
  PDL220: {
    title: 'negation over what may be unknown',
    severity: error,
    advice: 'Say what must hold instead of what must not, or give the fact an `onMissing` value.',
  },
  PDL221: {
    title: 'unknown record kind',
    severity: error,
    advice: 'Declare the kind in `records`; a name of your own says with `is` which standard kind it is.',
  },
  PDL222: { title: 'unknown group field', severity: error, advice: 'Use a field that a fact is grouped `by`.' },
  PDL223: { title: 'unknown step', severity: error, advice: 'Use the id of a step of the same list.' },
  PDL224: { title: 'unknown benefit', severity: error, advice: 'Use the id of a benefit or of a stacking.' },
  PDL225: { title: 'unknown band', severity: error, advice: 'Use the id of a band of dealRegistration.' },
  PDL226: { title: 'unknown event or state', severity: error, advice: 'Use an event or state of that kind of item.' },
  PDL227: {
    title: 'unknown variable',
    severity: error,
    advice: 'List the variable in `vars`, and use only variables that the event knows.',
  },
  PDL228: {
    title: 'form field does not fit',
    severity: error,
    advice: 'Give the field what its type needs, and nothing that it cannot have.',
  },
  PDL229: { title: 'unknown phase or partner type', severity: error, advice: 'Use the id of a phase of the same partner type.' },
  PDL230: {
    title: 'aggregate does not fit',
    severity: error,
    advice: 'Choose an aggregate that fits the field, and declare the type that it gives.',
  },
  PDL231: { title: 'window says no time', severity: error, advice: 'Give each window `on` or `span`, and at most one period.' },
  PDL232: { title: 'no value here', severity: error, advice: 'Read it where there is a tier, band or record to look it up for.' },
  PDL233: {
    title: 'no such date, time zone or currency',
    severity: error,
    advice: 'Write a date of the calendar, an IANA time zone, an ISO 4217 currency, a term that can be counted.',
  },
  PDL234: {
    title: 'fact without a source',
    severity: error,
    advice: 'Say where the fact comes from: an `attribute` of the partner or `from` records, not both.',
  },
  PDL235: {
    title: 'record kind does not fit',
    severity: error,
    advice: 'Use `submittedBy` and `reviewedBy` with evidence only, and `is` with a name of your own.',
  },
  PDL236: {
    title: 'benefit does not fit together',
    severity: error,
    advice: 'Apply a percentage to money, money to a count, and nothing to access.',
  },
  PDL237: { title: 'stacking does not fit together', severity: error, advice: 'Combine percentages with the same basis.' },
  PDL238: { title: 'no end or no beginning', severity: error, advice: 'Say `since` and `for`, or `until`, or (to keep a tier) `when`.' },
  PDL239: { title: 'tier open to all', severity: error, advice: 'Give every tier but the first a `qualify`.' },
  PDL240: {
    title: 'test without a day or an expectation',
    severity: error,
    advice: 'Give the test `asOf` and `expect`, or a timeline whose days rise.',
  },
  PDL241: {
    title: 'chain of references too long',
    severity: error,
    advice: 'Refer more directly: at most 100 references may follow one another.',
  },
  PDL242: { title: 'something is missing beside it', severity: error, advice: 'Add what the other key needs.' },
  PDL243: {
    title: 'too much work',
    severity: error,
    advice: 'Name a requirement once where it is named again and again; take groups out of groups, and shorten periods within periods.',
  },
  PDL601: { title: 'question of a prospective partner unanswered', severity: advice, advice: 'Answer it in `prospectus`.' },
  PDL602: { title: 'requirement without a reason', severity: advice, advice: 'Say with `why` why partners are asked for it.' },
  PDL603: {
    title: 'same threshold in neighbouring tiers',
    severity: advice,
    advice: 'Check that both tiers are meant to ask for the same.',
  },
  PDL604: { title: 'declared and never used', severity: advice, advice: 'Use it or take it out.' },
} as const satisfies Record<string, { title: string; severity: Severity; advice: string }>;

export type MeaningCode = keyof typeof MEANING_CODES;
