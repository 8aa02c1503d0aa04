import { DefaultLogger, Runtime } from '@temporalio/worker';

// Once for a process, as the SDK has it: tests begin and end many workers, and each would tell of it; bad changes fail on
// purpose.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  shutdownSignals: [],
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
});
