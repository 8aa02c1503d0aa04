import { type LifecycleProgram, type RunningItem, runningEffects } from '@tierwright/lifecycle';

/** Something that runs, and what a version that is to come does with it. */
export interface RunningChange {
  readonly kind: RunningItem['kind'];
  readonly action: 'move' | 'redecide';
}

/** Nobody relies on a draft: what it asks is seen when it is filled in. */
const DRAFT = 'draft';

export function runningChanges(own: LifecycleProgram, to: LifecycleProgram, item: RunningItem): readonly RunningChange[] {
  return runningEffects(own, to, [item]).flatMap(({ kind, state, action }) =>
    state === DRAFT || action === 'finish' || action === 'blocked' ? [] : [{ kind, action }],
  );
}

const WORDS: Readonly<Record<RunningItem['kind'], readonly [one: string, several: string]>> = {
  deal: ['deal', 'deals'],
  fund: ['request for money', 'requests for money'],
  lead: ['lead', 'leads'],
  onboarding: ['onboarding', 'onboardings'],
};
const ACTIONS: Readonly<Record<RunningChange['action'], readonly [one: string, several: string]>> = {
  move: ['goes on under it', 'go on under it'],
  redecide: ['is decided again', 'are decided again'],
};

/** `2 deals go on under it.`, by action and kind. */
export function runningSentences(changes: readonly RunningChange[]): readonly string[] {
  return (['move', 'redecide'] as const).flatMap((action) =>
    (['deal', 'fund', 'lead', 'onboarding'] as const).flatMap((kind) => {
      const count = changes.filter((change) => change.kind === kind && change.action === action).length;
      const form = count === 1 ? 0 : 1;
      return count === 0 ? [] : [`${count} ${WORDS[kind][form]} ${ACTIONS[action][form]}.`];
    }),
  );
}

/** What partners rely on: it is being decided, or it is approved. Drafts, and what waits for the partner, may change. */
export const RELIED_ON: readonly string[] = ['pending', 'approved'];

/** Whether an item is a deal that partners rely on, and that the version moves or decides again (`runningDealsChanged`). */
export function isRunningDealChanged(own: LifecycleProgram, to: LifecycleProgram, item: RunningItem): boolean {
  return item.kind === 'deal' && RELIED_ON.includes(item.state) && runningChanges(own, to, item).length > 0;
}
