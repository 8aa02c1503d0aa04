import { type PartnerData, parseDay } from '@tierwright/facts';
import type { LifecycleProgram, Member } from '@tierwright/lifecycle';
import { type PartnerPage, partnerPage } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { daysOf, loadPartners } from '../decisions/asked-partners.ts';
import { withMember } from '../decisions/with-member.ts';
import type { Caller } from '../rights/caller.ts';
import { READ_BASE_RIGHTS } from './partner-rights.ts';
import { reading } from './reading.ts';

export interface BaseAsked {
  /** Whose memberships count; of a program that has no version in force nobody's. */
  readonly program?: string;
  /** The day that memberships are read for; today where none is given. */
  readonly asOf?: string;
  /** Only this partner, with its family. */
  readonly partner?: string;
}

/** Partners that are read at once: a read keeps the embedded store from everybody else. */
const PAGE = 100;

/** Partners as they are decided, a whole file a line: what `tierwright simulate --base` and a browser's worker read. */
export function readBase(service: Service, caller: Caller, { program, asOf, partner }: BaseAsked): Promise<Answer<AsyncIterable<string>>> {
  return reading<AsyncIterable<string>>(service, READ_BASE_RIGHTS, caller, async (tx) => {
    if (asOf !== undefined && parseDay(asOf) === undefined)
      return refuse('CMD503', `There is no day ${asOf}.`, { pointer: '/asOf', value: asOf });
    const version = program === undefined ? undefined : await service.programs.active(tx, program);
    const day = version === undefined ? undefined : daysOf(version, service.clock(), asOf === undefined ? {} : { asOf }).asOf;
    const fileOf = memberships(version, day);
    if (partner === undefined) return { ok: true, status: 200, body: pagesOut(service, caller.tenant, fileOf) };
    const loaded = await loadPartners(tx, version ? [version] : [], [partner]);
    const file = loaded.files.get(partner);
    if (!file) return refuse('CMD102', `There is no partner ${partner}.`, { pointer: '/partner', value: partner });
    return { ok: true, status: 200, body: oneOut(lineOf(fileOf(file, loaded.members))) };
  });
}

type FileOf = (file: PartnerData, members: PartnerPage['members']) => PartnerData;

function memberships(version: LifecycleProgram | undefined, day: string | undefined): FileOf {
  if (version === undefined || day === undefined) return (file) => file;
  return (file, members) => {
    const member = members.get(file.id) as unknown as Member | undefined;
    return member === undefined ? file : withMember(version, file, member, day);
  };
}

const lineOf = (file: PartnerData): string => `${JSON.stringify(file)}\n`;

async function* oneOut(line: string): AsyncGenerator<string> {
  yield line;
}

/** Each page in a read of its own. Families are put together by whoever reads: each partner names its parent. */
async function* pagesOut({ store }: Service, tenant: string, fileOf: FileOf): AsyncGenerator<string> {
  for (let after: string | null = null; ; ) {
    const range = { after, through: null };
    const page: PartnerPage = await store.read(tenant, (tx) => partnerPage(tx, { partners: {}, family: 'none', size: PAGE, range }));
    if (page.files.size > 0) yield [...page.files.values()].map((file) => lineOf(fileOf(file, page.members))).join('');
    if (page.ids.length < PAGE) return;
    after = page.ids.at(-1) ?? null;
  }
}
