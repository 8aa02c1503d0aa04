// The shapes that the command answers with under --json: schemas to validate with, types to compile against.

export { AdminOutput } from './output/admin.ts';
export { AuditOutput } from './output/audit.ts';
export { CheckOutput } from './output/check.ts';
export { DecisionOutput } from './output/decision.ts';
export { DiffOutput } from './output/diff.ts';
export { DryRunOutput } from './output/dry-run.ts';
export { ExplanationOutput } from './output/explanation.ts';
export { FailureOutput } from './output/failure.ts';
export { GenerateOutput } from './output/generate.ts';
export { ItemsExportOutput } from './output/items.ts';
export { LapseOutput } from './output/lapse.ts';
export { PathOutput } from './output/path.ts';
export { PublishOutput } from './output/publish.ts';
export { SimulationOutput } from './output/simulation.ts';
export { TestOutput } from './output/test.ts';
export { WrittenOutput } from './output/written.ts';
