import { Client } from 'pg';
import { isWake, type Wake, type Wakes } from './wakes.ts';

/** The channel that a wake is told on. */
export const channelOf = (wake: Wake): string => `tierwright_${wake}`;

/** Ms before the first try to listen again, which double, and the most that they grow to. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

export interface ListenerParts {
  readonly url: string;
  readonly applicationName: string;
  readonly wakes: Wakes;
  /** After each connect: tells what was committed while nobody listened. */
  readonly catchUp: () => Promise<void>;
}

/** Hears what commits of any process on the database tell, on a connection of its own; connects again whenever that is lost. */
export class PostgresListener {
  readonly #parts: ListenerParts;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wait = FIRST_WAIT;
  #state: 'idle' | 'on' | 'closed' = 'idle';

  constructor(parts: ListenerParts) {
    this.#parts = parts;
  }

  /** Begins; more calls change nothing. */
  start(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'on';
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const { url, applicationName, wakes, catchUp } = this.#parts;
    const client = new Client({ connectionString: url, application_name: `${applicationName}-listen`, keepAlive: true });
    this.#client = client;
    client.on('error', () => this.#again(client));
    client.on('end', () => this.#again(client));
    client.on('notification', ({ channel, payload = '' }) => {
      const wake = channel.replace('tierwright_', '');
      if (isWake(wake)) wakes.tell(wake, payload);
    });
    try {
      await client.connect();
      await client.query(`listen ${channelOf('outbox')}; listen ${channelOf('jobs')}`);
      this.#wait = FIRST_WAIT;
      await catchUp();
    } catch {
      this.#again(client);
    }
  }

  /** Once for each connection that is lost. */
  #again(lost: Client): void {
    if (this.#client !== lost || this.#state !== 'on') return;
    this.#client = undefined;
    void lost.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }
}
