import type { Notice } from '../../notices/schema.ts';
import type { Examination } from '../examination.ts';
import { RESOLVED_ROLES } from '../names.ts';
import { checkRole, checkUnique, oneOf } from '../references.ts';
import { NOTICE_EVENTS, variablesOf } from './states.ts';

/** Notices: what each is about, who is told, and which variables its texts may use. */
export function checkNotices(x: Examination): void {
  const { notices } = x.program;
  if (!notices) return;
  if (notices.hold) checkRole(x, notices.hold.by, '/notices/hold/by', []);
  checkUnique(x, notices.list, '/notices/list', 'notice');
  notices.list.forEach((notice, index) => {
    checkNotice(x, notice, `/notices/list/${index}`);
  });
}

function checkNotice(x: Examination, notice: Notice, pointer: string): void {
  notice.to.forEach((role, index) => {
    checkRole(x, role, `${pointer}/to/${index}`, [...RESOLVED_ROLES, 'holder']);
  });
  if (notice.hold !== undefined) checkRole(x, notice.hold, `${pointer}/hold`, []);
  if (!NOTICE_EVENTS.has(notice.on)) {
    x.report.add('PDL226', `${pointer}/on`, `Nothing is called \`${notice.on}\`.`, {
      value: notice.on,
      expected: '<kind>.<state>, such as deal.approved, or an event such as deal.protectionEnding',
      among: () => NOTICE_EVENTS,
    });
  } else {
    const known = knownTo(x, notice.on);
    notice.vars.forEach((name, index) => {
      if (!known.has(name))
        x.report.add('PDL227', `${pointer}/vars/${index}`, `\`${notice.on}\` knows no \`${name}\`.`, {
          value: name,
          expected: oneOf('a variable of the event', [...known]),
          among: () => known,
        });
    });
  }
  checkText(x, notice.subject, notice.vars, `${pointer}/subject`);
  checkText(x, notice.text, notice.vars, `${pointer}/text`);
}

/** What an event knows: of the item, of the partner, and the answers of the item's form. */
function knownTo({ types, program }: Examination, event: string): ReadonlySet<string> {
  const known = new Set(variablesOf(event));
  const kind = event.slice(0, event.indexOf('.'));
  const prefix = kind === 'fund' || kind === 'onboarding' ? 'request.' : `${kind}.`;
  for (const [id, info] of types.others) if (info.of === 'form' && (id.startsWith(prefix) || kind === 'approval')) known.add(id);
  for (const id of Object.keys(program.facts ?? {})) if (id.startsWith('partner.')) known.add(id);
  return known;
}

/** Text is literal but for {variables}; a brace that begins none is a slip. */
function checkText({ report }: Examination, text: string, vars: readonly string[], pointer: string): void {
  for (const [whole, name] of text.matchAll(/\{([^{}]*)\}?/g)) {
    if (name !== undefined && vars.includes(name) && whole.endsWith('}')) continue;
    report.add('PDL227', pointer, `\`${whole}\` is none of the notice’s variables.`, {
      value: whole,
      expected: oneOf('a variable of `vars` in braces', vars),
      among: () => vars.map((variable) => `{${variable}}`),
    });
    return;
  }
}
