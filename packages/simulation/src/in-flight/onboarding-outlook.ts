import {
  holdersOfStep,
  type Instant,
  type LifecycleProgram,
  type OnboardingItem,
  type OnboardingStepRun,
  type StepFacts,
  stepGraph,
} from '@tierwright/lifecycle';
import type { Json, OnboardingStep } from '@tierwright/program';
import { routeFacets, stepDueFacets } from './chain-facets.ts';
import type { Facet, Outlook } from './facet.ts';
import { endWords, rolesWords } from './words.ts';

const OVER: readonly OnboardingStepRun['state'][] = ['done', 'skipped', 'undone'];

/** What people see of a step as that it is done in another way; who does it and until when are told apart. */
const HOW = ['kind', 'after', 'when', 'passes', 'fields', 'chain', 'provides', 'onReject', 'undo'] as const;

function howOf(step: OnboardingStep): Record<string, Json> {
  const told = HOW.filter((key) => step[key] !== undefined).map((key) => [key, step[key]]);
  return Object.fromEntries(told) as Record<string, Json>;
}

function facetsOfStep(
  program: LifecycleProgram,
  step: OnboardingStep,
  run: OnboardingStepRun,
  end: (at: number | null) => string,
): Facet[] {
  const about = run.id;
  const title = `Step “${step.title}”`;
  const isOver = OVER.includes(run.state);
  const how = isOver ? {} : howOf(step);
  const found: Facet[] = [{ aspect: 'step', about, title, value: { state: run.state, ...how }, words: `${run.state} (${step.kind})` }];
  if (isOver) return found;
  const roles = [...holdersOfStep(step, run)];
  found.push({
    aspect: 'owner',
    about,
    title: `${title} is done by`,
    value: roles,
    words: roles.length === 0 ? 'the system' : rolesWords(program, roles),
  });
  if (run.due !== null) found.push({ aspect: 'due', about, title: `${title} is due`, value: run.due, words: end(run.due) });
  return found;
}

/** SIM-F4: an onboarding as it stands under a version at an instant: its steps, who does them, until when. */
export function onboardingOutlook(program: LifecycleProgram, item: OnboardingItem, at: Instant, facts: StepFacts): Outlook {
  const stage: Facet = { aspect: 'stage', title: 'Stage', value: item.state, words: item.state };
  const graph = stepGraph(program);
  if (item.state !== 'open' || !graph) return { facets: [stage], unknown: [] };
  const hasVariants = program.program.calendar?.variants !== undefined;
  const calendar = hasVariants ? program.calendarOf(facts.partner(item.partner, program.baseCalendar.dayOf(at))) : program.baseCalendar;
  const end = (instant: number | null) => endWords(instant, calendar);
  const steps = item.steps.flatMap((run) => facetsOfStep(program, graph.step(run.id), run, end));
  const within = item.timers.find(({ id }) => id === 'within');
  const runs = item.chains.filter(({ state }) => state === 'running');
  return {
    facets: [
      stage,
      ...steps,
      ...(within
        ? [{ aspect: 'due', about: 'within', title: 'Closed unless done', value: within.at, words: end(within.at) } as const]
        : []),
      ...(runs.length === 0
        ? []
        : routeFacets(
            program,
            runs.map((run) => ({ chain: run.chain, run })),
          )),
      ...stepDueFacets(program, item.chains, end),
    ],
    unknown: [],
  };
}
