import { decide } from '@tierwright/engine';
import type { Problem } from '@tierwright/program';
import { keepDecisions, type NewDecision } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { daysOf, loadPartners, partnerUnder } from './asked-partners.ts';
import { chosenVersion } from './chosen-version.ts';
import { noSuchPartner } from './decide-partners.ts';
import { decisionRecord } from './decision-record.ts';
import { KEEP_DECISIONS_RIGHTS } from './decision-rights.ts';
import type { KeepAsked } from './question-shapes.ts';

interface Kept {
  readonly version: { readonly program: string; readonly version: string; readonly hash: string };
  readonly asOf: string;
  readonly kept: number;
  readonly results: readonly {
    readonly partner: string;
    readonly ok: boolean;
    readonly id?: string;
    readonly decision?: object;
    readonly problems?: readonly Problem[];
  }[];
}

/** Decides stored partners and keeps each decision, so that it can be made again for ever. */
export const keepPartnerDecisions: Command<KeepAsked, Kept> = {
  name: 'decision.keep',
  rights: KEEP_DECISIONS_RIGHTS,
  async run({ service, tx, now, about }, { partners, keepTrace = false, ...question }) {
    const chosen = await chosenVersion(service, tx, question, 'all');
    if (!chosen.ok) return chosen;
    const { version } = chosen;
    const options = { ...daysOf(version, now, question), extra: 'ignore' as const };
    const loaded = await loadPartners(tx, [version], partners, options.asKnownOn);
    const rows: NewDecision[] = [];
    const results: Kept['results'][number][] = [];
    for (const partner of partners) {
      const file = partnerUnder(version, loaded, partner, options.asOf);
      const outcome = file
        ? decide(version.compiled, file, { ...options, trace: true })
        : { ok: false as const, problems: [noSuchPartner(partner)] };
      if (!file || !outcome.ok) {
        results.push({ partner, ok: false, problems: outcome.problems });
        continue;
      }
      const id = service.newId();
      const subject = { kind: 'partner', id: partner };
      rows.push(decisionRecord({ id, subject, facts: { partner: file, options }, decision: outcome.value, at: now, keepTrace }));
      const { trace: _, ...decision } = outcome.value;
      results.push({ partner, ok: true, id, decision, ...(outcome.problems.length === 0 ? {} : { problems: outcome.problems }) });
    }
    await keepDecisions(tx, rows);
    about(`program/${version.hash}`);
    const { program, hash } = version;
    const body = { version: { program: program.program, version: program.version, hash }, asOf: options.asOf, kept: rows.length, results };
    return { ok: true, status: 201, body };
  },
};
