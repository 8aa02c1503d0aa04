/** A change of the workflows that would break what runs: replay has to catch it. */
export interface BadChange {
  readonly name: string;
  /** Below `workflows/src`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Whether Temporal's own replay, which compares kinds and names only, is enough. */
  readonly caughtBy: 'replay' | 'strict replay';
}

export const BAD_CHANGES: readonly BadChange[] = [
  {
    name: 'the flag is cleared after the plan',
    file: 'driver/drive.ts',
    from: 'const plan = await planOf(item);',
    to: 'const plan = await planOf(item);\n    isChanged = false;',
    caughtBy: 'replay',
  },
  {
    name: 'a timer is a second longer',
    file: 'driver/drive.ts',
    from: 'until - Date.now())',
    to: 'until - Date.now() + 1000)',
    caughtBy: 'strict replay',
  },
  {
    name: 'timers run as of another instant',
    file: 'driver/drive.ts',
    from: 'fireDue({ ...item, at: Date.now() })',
    to: 'fireDue({ ...item, at: due })',
    caughtBy: 'strict replay',
  },
  {
    name: 'effects are waited for before a deadline',
    file: 'driver/drive.ts',
    from: 'effects.begin(plan.effects);',
    to: 'effects.begin(plan.effects);\n    await condition(() => effects.running === 0);',
    caughtBy: 'replay',
  },
  {
    name: 'effects are given up sooner',
    file: 'driver/effects.ts',
    from: 'maximumAttempts: 16',
    to: 'maximumAttempts: 3',
    caughtBy: 'strict replay',
  },
  {
    name: 'an effect on another system goes to the queue of the database',
    file: 'driver/effects.ts',
    from: "['provision', 'revoke', 'pay', 'payBenefit']",
    to: "['pay', 'payBenefit']",
    caughtBy: 'strict replay',
  },
  {
    name: 'a failed effect is not recorded',
    file: 'driver/effects.ts',
    from: 'await giveUp({ ...item, effect: effect.id, problem });',
    to: 'await Promise.resolve(giveUp);',
    caughtBy: 'replay',
  },
  {
    name: 'a run says another end',
    file: 'driver/drive.ts',
    from: "? 'idle' : 'later'",
    to: "? 'over' : 'later'",
    caughtBy: 'strict replay',
  },
  {
    name: 'a partner’s driver stays longer',
    file: 'types/partner-lifecycle.ts',
    from: 'days: 30',
    to: 'days: 60',
    caughtBy: 'replay',
  },
  {
    name: 'a walk that is begun anew forgets where it was',
    file: 'types/tier-review.ts',
    from: 'from: { at, after, done, failed }',
    to: "from: { at, after: '', done, failed }",
    caughtBy: 'strict replay',
  },
  {
    name: 'pages are of another size',
    file: 'types/tier-review.ts',
    from: 'const LIMIT = 200;',
    to: 'const LIMIT = 100;',
    caughtBy: 'strict replay',
  },
  {
    name: 'a version comes into force before its date',
    file: 'types/program-rollout.ts',
    from: 'if (input.at > Date.now())',
    to: 'if (input.at < 0)',
    caughtBy: 'replay',
  },
  {
    name: 'shards are of another size',
    file: 'types/simulation-run.ts',
    from: 'planShards({ ...of, size })',
    to: 'planShards({ ...of, size: size / 2 })',
    caughtBy: 'strict replay',
  },
  {
    name: 'fewer shards are decided at once',
    file: 'types/simulation-run.ts',
    from: 'const AT_ONCE = 16;',
    to: 'const AT_ONCE = 2;',
    caughtBy: 'replay',
  },
  {
    name: 'shards that nobody wants any more wait for a worker',
    file: 'types/simulation-run.ts',
    from: 'asked.cancel();',
    to: '',
    caughtBy: 'replay',
  },
  {
    name: 'parts are merged although one is missing',
    file: 'types/simulation-run.ts',
    from: "if (said === 'go on' && (await mergeShards(of)).isOver)",
    to: "if (said === 'go on' && (await mergeShards(of)))",
    caughtBy: 'replay',
  },
  {
    name: 'a simulation that failed is left behind shards',
    file: 'shards/activities.ts',
    from: 'taskQueue: queuesOf(workflowInfo().taskQueue).driver',
    to: 'taskQueue: queuesOf(workflowInfo().taskQueue).shards',
    caughtBy: 'strict replay',
  },
  {
    name: 'operators search by another stage',
    file: 'driver/search.ts',
    from: '{ key: STAGE, value: state }',
    to: '{ key: STAGE, value: kind }',
    caughtBy: 'strict replay',
  },
];
