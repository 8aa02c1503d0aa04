import type { FormField, Onboarding, OnboardingStep } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';

/** Kinds that the partner does where the document names no owner (O1). */
const BY_PARTNER: ReadonlySet<OnboardingStep['kind']> = new Set(['form', 'signature', 'training', 'certificate']);

/** The steps of an onboarding and how they follow each other (S5), made once for a program. */
export class StepGraph {
  readonly section: Onboarding;
  /** The fields of all its forms. */
  readonly fields: readonly FormField[];
  readonly #steps: ReadonlyMap<string, OnboardingStep>;
  readonly #before: ReadonlyMap<string, readonly string[]>;

  constructor(section: Onboarding) {
    this.section = section;
    this.fields = section.steps.flatMap(({ fields }) => fields ?? []);
    this.#steps = new Map(section.steps.map((step) => [step.id, step]));
    this.#before = new Map(
      section.steps.map((step, index) => {
        const previous = section.steps[index - 1];
        return [step.id, step.after ?? (previous ? [previous.id] : [])];
      }),
    );
  }

  find(id: string): OnboardingStep | undefined {
    return this.#steps.get(id);
  }

  /** A step that the item has. That it is there was checked when the document was, and when the item was moved to it. */
  step(id: string): OnboardingStep {
    const step = this.#steps.get(id);
    if (!step) throw new Error(`The onboarding has no step ${id}`);
    return step;
  }

  /** S5: the steps that have to be done first, directly. */
  before(id: string): readonly string[] {
    return this.#before.get(id) ?? [];
  }

  /** These steps and all that come after them, however far (O2). */
  fromOn(ids: readonly string[]): ReadonlySet<string> {
    const found = new Set(ids);
    for (let size = -1; size < found.size; ) {
      size = found.size;
      for (const [id, before] of this.#before) if (before.some((other) => found.has(other))) found.add(id);
    }
    return found;
  }
}

/** Who does a step (O1): a role, `partner`, or nobody but the system. */
export function ownerOf({ kind, owner }: OnboardingStep): string | undefined {
  return owner ?? (BY_PARTNER.has(kind) ? 'partner' : undefined);
}

/** Whether the system does a step by itself. */
export const isAutomatic = (step: OnboardingStep): boolean => step.kind === 'provisioning' && step.owner === undefined;

const graphs = new WeakMap<LifecycleProgram, StepGraph>();

/** The onboarding of a program; nothing where it has none. */
export function stepGraph(program: LifecycleProgram): StepGraph | undefined {
  const { onboarding } = program.program;
  if (!onboarding) return undefined;
  let graph = graphs.get(program);
  if (!graph) {
    graph = new StepGraph(onboarding);
    graphs.set(program, graph);
  }
  return graph;
}
