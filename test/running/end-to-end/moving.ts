import { Client, Connection } from '@temporalio/client';
import { type DriverStatus, driverId, type ItemRef } from '@tierwright/workflows';
import { moveInTime } from '../../setup/move-in-time.ts';
import { until } from '../../setup/until.ts';

const DAY = 86_400_000;
/** A move that runs many timers takes long: it is made in pieces. */
const AT_ONCE = 10 * DAY;
const CLOSED_WELL = new Set(['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW']);

/** Workflows of a tenant, each of which is moved in time by itself. */
export class Moving {
  readonly #client: Client;
  readonly #tenant: string;

  constructor(client: Client, tenant: string) {
    this.#client = client;
    this.#tenant = tenant;
  }

  static async of(address: string, tenant: string): Promise<Moving> {
    return new Moving(new Client({ connection: await Connection.connect({ address }) }), tenant);
  }

  /** The clock of a workflow, in milliseconds since 1970; for one that is over there is no time left. */
  async #clockOf(workflowId: string): Promise<number> {
    const { namespace } = this.#client.options;
    const described = await this.#client.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } });
    const { workflowExtendedInfo, workflowExecutionInfo } = described;
    if (workflowExecutionInfo?.closeTime) return Number.POSITIVE_INFINITY;
    const at = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    return at ? Number(at.seconds ?? 0) * 1000 + (at.nanos ?? 0) / 1_000_000 : Date.now();
  }

  /** Moves an item's workflow on to an instant, if it is not there yet; resolves when it has done what was due by then. */
  async to(kind: ItemRef['kind'], id: string, instant: number): Promise<void> {
    const workflowId = driverId({ tenant: this.#tenant, kind, id });
    for (let clock = await this.#clockOf(workflowId); clock < instant; ) {
      const ms = Math.ceil(Math.min(instant - clock, AT_ONCE));
      const target = clock + ms;
      await moveInTime(this.#client, { workflowId }, ms);
      clock = await until(
        () => this.#clockOf(workflowId),
        (now) => now >= target,
        120,
      );
    }
    await until(
      () => this.#client.workflow.getHandle(workflowId).query<DriverStatus>('status'),
      ({ waitsFor, until: due }) => waitsFor === 'nothing' || (waitsFor === 'due' && (due ?? 0) > instant),
      120,
    );
  }

  /** Workflows of the tenant, by how they are; and those that ended in another way than they should. */
  async ends(): Promise<{ readonly seen: number; readonly badly: readonly string[] }> {
    const badly: string[] = [];
    let seen = 0;
    for await (const { workflowId, status } of this.#client.workflow.list()) {
      if (!workflowId.includes(this.#tenant)) continue;
      seen += 1;
      if (!CLOSED_WELL.has(status.name)) badly.push(`${workflowId} ${status.name}`);
    }
    return { seen, badly };
  }

  async close(): Promise<void> {
    await this.#client.connection.close();
  }
}
