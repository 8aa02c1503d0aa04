import { Failure } from '../app/failure.tsx';
import { WorkerDied } from '../workers/worker-died.tsx';
import { WorkerGone } from '../workers/worker-gone.ts';

import { useLiveImpact } from './use-impact.ts';

/** Why the impact could not be had, and a way to begin again. */
export function ImpactFailure({ error }: { readonly error: unknown }) {
  const impact = useLiveImpact();
  const retry = () => impact?.start();
  return error instanceof WorkerGone ? <WorkerDied message={error.message} retry={retry} /> : <Failure error={error} retry={retry} />;
}
