import { type Json, NOTICE_EVENTS, variablesOf } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, isMembers, itemsOf, type Members, membersOf, textOf, textsOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

export const NOTICES: Path = ['notices', 'list'];
export const CHANNELS = ['email', 'portal', 'chat', 'webhook'] as const;

/** The events that notices can be about, by what they happen to: `deal` → deal.approved, … */
export function eventsByKind(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const event of NOTICE_EVENTS) {
    const kind = event.slice(0, event.indexOf('.'));
    found.set(kind, [...(found.get(kind) ?? []), event]);
  }
  return found;
}

const fieldsOf = (form: Json | undefined, prefix: string): string[] =>
  itemsOf(form)
    .map(membersOf)
    .filter(({ type }) => type !== 'lines')
    .map(({ id }) => `${prefix}${textOf(id)}`);

/** Answers of the forms of a program, by what they are asked for. */
function answersOf(program: Members): Readonly<Record<string, readonly string[]>> {
  const deal = membersOf(program.dealRegistration);
  const leads = membersOf(program.leads);
  const steps = itemsOf(membersOf(program.onboarding).steps).map(membersOf);
  const funds = itemsOf(program.funds).map(membersOf);
  const usual = ['customer', 'products', 'amount', 'closeOn'].map((id) => `deal.${id}`);
  return {
    deal: isMembers(program.dealRegistration) ? (deal.form === undefined ? usual : fieldsOf(deal.form, 'deal.')) : [],
    lead: fieldsOf(leads.form, 'lead.'),
    onboarding: steps.flatMap(({ fields }) => fieldsOf(fields, 'request.')),
    fund: funds.flatMap(({ plan }) => fieldsOf(plan, 'request.')),
  };
}

/** The variables that an event knows: its own, the answers of the form, and facts about the partner. */
export function knownVariables(program: Members, event: string): string[] {
  const answers = answersOf(program);
  const kind = event.slice(0, event.indexOf('.'));
  const ofRequests = [...(answers.onboarding ?? []), ...(answers.fund ?? [])];
  const given =
    kind === 'approval' ? Object.values(answers).flat() : kind === 'onboarding' || kind === 'fund' ? ofRequests : (answers[kind] ?? []);
  const facts = Object.keys(membersOf(program.facts)).filter((id) => id.startsWith('partner.'));
  return [...new Set([...variablesOf(event), ...given, ...facts])];
}

/** A piece of a notice's text: as written, or in braces. */
export type Piece =
  | { readonly text: string }
  | { readonly text: string; readonly variable: string; readonly is: 'declared' | 'known' | 'unknown' };

/** The pieces of a text. A brace that begins no variable is an unknown one. */
export function piecesOf(text: string, vars: readonly string[], known: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: whole, 1: variable = '', index } of text.matchAll(/\{([^{}]*)\}?/g)) {
    if (index > end) pieces.push({ text: text.slice(end, index) });
    const isWhole = whole.endsWith('}');
    const is = isWhole && vars.includes(variable) ? 'declared' : isWhole && known.includes(variable) ? 'known' : 'unknown';
    pieces.push({ text: whole, variable, is });
    end = index + whole.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** What a notice names and does not declare, or nobody knows; each once. */
export function flaggedIn(
  notice: Json | undefined,
  known: readonly string[],
): { readonly text: string; readonly variable: string; readonly isKnown: boolean }[] {
  const { subject, text, vars } = membersOf(notice);
  const found = [subject, text].flatMap((one) => piecesOf(textOf(one), textsOf(vars), known));
  const flagged = new Map<string, { text: string; variable: string; isKnown: boolean }>();
  for (const piece of found)
    if ('variable' in piece && piece.is !== 'declared')
      flagged.set(piece.text, { text: piece.text, variable: piece.variable, isKnown: piece.is === 'known' });
  return [...flagged.values()];
}

/** The notice may use one more variable. */
export function declare(edits: JsonEdits, program: Members, index: number, variable: string): void {
  const path: Path = [...NOTICES, index, 'vars'];
  const vars = valueAt({ ...program }, path);
  if (textsOf(vars).includes(variable)) return;
  if (Array.isArray(vars) && vars.length > 0) edits.set([...path, vars.length], variable);
  else edits.set(path, [variable]);
}

/** Puts a variable into the subject or text, at a place of it, and declares it. */
export function insertVariable(
  edits: JsonEdits,
  program: Members,
  index: number,
  { member, variable, at }: { readonly member: 'subject' | 'text'; readonly variable: string; readonly at: number },
): void {
  const path: Path = [...NOTICES, index, member];
  const text = textOf(valueAt({ ...program }, path));
  edits.set(path, `${text.slice(0, at)}{${variable}}${text.slice(at)}`);
  declare(edits, program, index, variable);
}

/** A new notice: to the partner, by e-mail, when a deal is approved; or when something waits, where there are no deals. */
export function addNotice(edits: JsonEdits, program: Members, words: { readonly title: string; readonly text: string }): void {
  const list = itemsOf(valueAt({ ...program }, NOTICES));
  const on = isMembers(program.dealRegistration) ? 'deal.approved' : 'member.active';
  const { title, text } = words;
  const notice: Json = {
    id: freeId('notice', idsOf([...list])),
    title,
    on,
    to: ['partner'],
    channels: ['email'],
    vars: [],
    subject: title,
    text,
  };
  if (list.length > 0) edits.set([...NOTICES, list.length], notice);
  else if (isMembers(program.notices)) edits.set(NOTICES, [notice]);
  else edits.set(['notices'], { list: [notice] });
}
