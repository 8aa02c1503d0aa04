import {
  type Answer,
  appendPartnerRecords,
  applyForMembership,
  beginDeal,
  beginFundRequest,
  type Command,
  createLead,
  DEAL_COMMANDS,
  FUND_COMMANDS,
  LEAD_COMMANDS,
  MEMBER_COMMANDS,
  ONBOARDING_COMMANDS,
  type PersonCaller,
  runCommand,
  type Service,
} from '@tierwright/commands';
import type { ItemKind } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { findItem } from '@tierwright/store';
import { done } from './cast/engage.ts';
import type { Company } from './company.ts';
import type { Driver, MovingClock } from './drive.ts';
import type { Ref, SeenItem, Stage } from './stage.ts';

/** Messages and beginnings are data of the stories: their shapes were checked when the stories were written. */
type AnyCommand = Command<never, unknown, PersonCaller>;
type Input = Readonly<Record<string, Json | undefined>>;

const BEGIN: Readonly<Record<ItemKind, AnyCommand | undefined>> = {
  deal: beginDeal,
  fund: beginFundRequest,
  lead: createLead,
  member: applyForMembership,
  onboarding: undefined,
};
const SAY: Readonly<Record<ItemKind, Readonly<Record<string, AnyCommand>>>> = {
  deal: DEAL_COMMANDS,
  fund: FUND_COMMANDS,
  lead: LEAD_COMMANDS,
  member: MEMBER_COMMANDS,
  onboarding: ONBOARDING_COMMANDS,
};

export interface StageParts {
  readonly service: Service;
  readonly tenant: string;
  readonly clock: MovingClock;
  readonly driver: Driver;
  readonly company: Company;
}

/** The stage over the real commands: each is a transaction of its own, at the instant of the clock. */
export function sampleStage({ service, tenant, clock, driver, company }: StageParts): Stage {
  const run = async (login: string, command: AnyCommand | undefined, input: Input): Promise<Answer<unknown>> => {
    if (!command) throw new Error(`nobody says that: ${JSON.stringify(input)}`);
    const answer = await runCommand(service, command as Command<Input, unknown, PersonCaller>, { caller: company.caller(login), input });
    await driver.settle();
    return answer;
  };
  const { whoIs, userOf } = company;
  return {
    get now() {
      return clock.now;
    },
    whoIs,
    userOf,
    async look({ kind, id }: Ref) {
      const row = await service.store.read(tenant, (tx) => findItem(tx, { kind, id }));
      if (!row) throw new Error(`there is no ${kind} ${id}`);
      const item = row.body as unknown as SeenItem;
      return { ...item, distributor: row.distributor };
    },
    async begin(login, kind, beginning) {
      const answer = await run(login, BEGIN[kind], beginning);
      if (!answer.ok) return undefined;
      const id = kind === 'member' ? beginning.partner : (answer.body as { readonly id: Json }).id;
      return { kind, id: String(id) };
    },
    say: async (login, { kind, id }, message) => (await run(login, SAY[kind][message.type], { id, message })).ok,
    async record(partner, kind, body) {
      const input = { partner, source: 'sample', records: [{ kind, body }] };
      done(await run(company.manager, appendPartnerRecords as AnyCommand, input), `${kind} of ${partner}`);
    },
  };
}
