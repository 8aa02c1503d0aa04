import { ApplicationFailure } from '@temporalio/common';
import type { ShardActivities } from '@tierwright/workflows';

/** The parts of a simulation in memory: what is missing each time that is asked, and what becomes of a shard. */
export class FakeShards implements ShardActivities {
  /** Answers of `planShards`, in order; then nothing is missing. */
  plans: (readonly number[] | null)[] = [];
  /** Answers of `mergeShards`, in order; then it is over. */
  merges: boolean[] = [];
  /** `waits`: until the simulation is left. */
  each: 'decided' | 'over' | 'broken' | 'waits' = 'decided';
  waiting = 0;
  left: (string | null)[] = [];

  async planShards(): Promise<{ missing: readonly number[] | null }> {
    const [missing = []] = this.plans.splice(0, 1);
    return { missing };
  }

  async decideShard(): Promise<{ isOver: boolean }> {
    if (this.each === 'broken') throw ApplicationFailure.nonRetryable('The draft is no program any more.', 'CMD503');
    if (this.each === 'waits') {
      this.waiting += 1;
      const before = this.left.length;
      while (this.left.length === before) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { isOver: this.each !== 'decided' };
  }

  async mergeShards(): Promise<{ isOver: boolean }> {
    const [isOver = true] = this.merges.splice(0, 1);
    return { isOver };
  }

  async leaveSimulation({ problem }: { problem: string | null }): Promise<void> {
    this.left.push(problem);
  }
}
