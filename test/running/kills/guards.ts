/** A place in the sources, and what stands there without the guard. */
interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The product without one of its guards. */
interface Guard {
  /** Whose end shows that it is missing; default: any. */
  readonly parts?: readonly string[];
  readonly changes: readonly Change[];
}

const store = 'packages/store/src';
const commands = 'packages/commands/src';
const worker = 'packages/worker/src';

/** What was put off is done in a second transaction, a moment after the commit of the first. */
const SECOND_TRANSACTION: readonly Change[] = [
  {
    file: `${store}/database/store.ts`,
    from: '  wakeJobs(): void;\n}',
    to: '  wakeJobs(): void;\n  readonly later?: ((tx: Tx) => Promise<void>)[];\n}',
  },
  {
    file: `${store}/database/run-transaction.ts`,
    from: 'const done = await work({ tenant, db: controlled,',
    to: 'const done = await work({ ...(isSecond ? {} : { later }), tenant, db: controlled,',
  },
  {
    file: `${store}/database/run-transaction.ts`,
    from: '  const scope = { isOpen: true };',
    to: '  const scope = { isOpen: true };\n  const later: ((tx: Tx) => Promise<void>)[] = [];',
  },
  {
    file: `${store}/database/run-transaction.ts`,
    from: '{ access, tell }: TransactionOptions) {',
    to: '{ access, tell, isSecond = false }: TransactionOptions & { isSecond?: boolean }) {',
  },
  {
    file: `${store}/database/run-transaction.ts`,
    from: '    return { result, wakes };',
    to: `    if (later.length > 0) {
      await sleep(1000);
      const rest = async (tx: Tx) => {
        for (const one of later) await one(tx);
      };
      const second: { wakes: ReadonlySet<Wake> } = await once(db, tenant, rest, { access, isSecond: true, ...(tell && { tell }) });
      for (const wake of second.wakes) wakes.add(wake);
    }
    return { result, wakes };`,
  },
];

/** The first line of a function's body puts the rest off. */
const putOff = (file: string, head: string, call: string): Change => ({
  file: `${store}/${file}`,
  from: head,
  to: `${head}\n  if (tx.later) return void tx.later.push((again) => ${call});`,
});

/** The word for workflows is put off. */
const TOLD_LATER = putOff(
  'outbox/outbox-rows.ts',
  'export async function addToOutbox(tx: Tx, { body, ...row }: NewOutbox, now: number, from = now): Promise<void> {',
  'addToOutbox(again, { body, ...row }, now, from)',
);

/** When a worker starts, or Temporal is back, items that are due or have effects are looked for: it heals what was lost before. */
const NO_SWEEP: Change = { file: `${worker}/worker/start-worker.ts`, from: '    await sweepNow();', to: '    void sweepNow;' };

/** Guards of the product, and the product without each. */
export const GUARDS: Readonly<Record<string, Guard>> = {
  /** A request that comes again is done again. */
  'idempotency keys': {
    changes: [
      {
        file: `${commands}/command/run-command.ts`,
        from: 'const { key } = idempotency;',
        to: 'const key = idempotency.key + String(Math.random());',
      },
    ],
  },
  /** Two work on one item, or for one customer, at once; the key of histories, which would notice, is gone too. */
  'locks of items and customers': {
    changes: [
      { file: `${store}/items/item-rows.ts`, from: '    .forUpdate()\n', to: '' },
      { file: `${store}/items/customer-rows.ts`, from: 'if (names.length === 0) return;', to: 'if (names.length >= 0) return;' },
      {
        file: `${store}/migrations/0001-tables/items.ts`,
        from: 'primary key (tenant, kind, item, revision),',
        to: 'seq bigint not null generated always as identity,\n  primary key (tenant, kind, item, revision, seq),',
      },
      {
        file: `${store}/items/effect-rows.ts`,
        from: '    )\n    .execute();\n}\n\n/** One effect;',
        to: '    )\n    .onConflict((conflict) => conflict.doNothing())\n    .execute();\n}\n\n/** One effect;',
      },
    ],
  },
  'the word for workflows in the transaction, and the look for what was lost': {
    parts: ['API'],
    changes: [...SECOND_TRANSACTION, TOLD_LATER, NO_SWEEP],
  },
  'the word for workflows until Temporal has it, and the look for what was lost': {
    parts: ['worker', 'Temporal'],
    changes: [
      {
        file: `${worker}/outbox/outbox-sender.ts`,
        from: '    const groups = bySubject(claimed);',
        to: `    const groups = bySubject(claimed);
    const taken = claimed.map(({ seq }) => seq);
    if (taken.length > 0) await store.transaction(tenant, (tx) => outboxSent(tx, taken)).then(() => new Promise((go) => setTimeout(go, 1000)));`,
      },
      NO_SWEEP,
    ],
  },
  'the row of the chain in the transaction': {
    parts: ['API'],
    changes: [
      ...SECOND_TRANSACTION,
      putOff(
        'audit/append-audit.ts',
        'export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {',
        'appendAudit(again, entry)',
      ),
    ],
  },
  'the kept answer in the transaction': {
    parts: ['API'],
    changes: [
      ...SECOND_TRANSACTION,
      putOff(
        'idempotency/idempotency-rows.ts',
        '  { key, status, body }: { readonly key: string; readonly status: number; readonly body: string },\n): Promise<void> {',
        'keepAnswer(again, { key, status, body })',
      ),
      // Whose answer is not there after a while is done again; one that is only under way is waited for.
      {
        file: `${store}/idempotency/idempotency-rows.ts`,
        from: '      if (first.status === null || first.body === null)\n',
        to: `      if (first.status === null || first.body === null) {
        if (Date.now() - now > 2500) return { state: 'mine' };
        await new Promise((go) => setTimeout(go, 3000));
        continue;
      }
      if (now < 0)
`,
      },
    ],
  },
  'the history in the transaction': {
    parts: ['API'],
    changes: [
      ...SECOND_TRANSACTION,
      putOff('items/step-rows.ts', 'export async function addStep(tx: Tx, step: NewStep): Promise<void> {', 'addStep(again, step)'),
    ],
  },
  'effects in the transaction': {
    // A worker that starts looks for lost words, so that lost effects alone are left.
    parts: ['API', 'API', 'worker'],
    changes: [
      ...SECOND_TRANSACTION,
      putOff('items/effect-rows.ts', '  at: number,\n): Promise<void> {', 'addEffects(again, { kind, id: item }, effects, at)'),
      TOLD_LATER,
    ],
  },
  'an effect settled together with what comes of it': {
    parts: ['worker'],
    changes: [
      ...SECOND_TRANSACTION,
      {
        file: `${commands}/effects/settle-effect.ts`,
        from: 'await settleEffect(tx, input.effect, {',
        to: 'tx.later?.push(async (again) => void (await settleEffect(again, input.effect, {',
      },
      { file: `${commands}/effects/settle-effect.ts`, from: 'problem, at: now });', to: 'problem, at: now })));' },
    ],
  },
  'commits that wait for the disk': {
    parts: ['PostgreSQL'],
    changes: [
      {
        file: `${store}/database/run-transaction.ts`,
        from: "select set_config('role',",
        to: "select set_config('synchronous_commit', 'off', true), set_config('role',",
      },
    ],
  },
};
