// Part of the bundle that strict replay runs: tells the test every command of the workflow, as it is, during replay too.

import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

export interface RecorderSinks extends Sinks {
  recorder: { commands(commands: readonly unknown[]): void };
}

const { recorder } = proxySinks<RecorderSinks>();

export const interceptors: WorkflowInterceptorsFactory = () => ({
  internals: [
    {
      concludeActivation(input, next) {
        const output = next(input);
        if (output.commands.length > 0) recorder.commands(output.commands);
        return output;
      },
    },
  ],
});
