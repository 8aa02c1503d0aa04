import type { PartnerLine } from '@tierwright/sample-data';
import type { Partners } from './base/choose-partners.ts';
import { loadMembers } from './base/load-base.ts';
import { dealPlans, fundPlans, leadPlans, type Newcomer } from './plan.ts';
import { play } from './play.ts';
import { nextVersionStory, reviewStory } from './programs/program-stories.ts';
import { type Chosen, firstDay, type SampleProgram } from './programs/sample-programs.ts';
import { sampleStage } from './sample-stage.ts';
import type { Story } from './stage.ts';
import { dealStory } from './stories/deal-story.ts';
import { fundStory } from './stories/fund-story.ts';
import { leadStory } from './stories/lead-story.ts';
import { onboardingStory } from './stories/onboarding-story.ts';
import { atWork, DAY } from './work-time.ts';
import type { SampleWorld } from './world.ts';

export interface Parts {
  readonly chosen: Chosen;
  /** All programs of the folder, by id. */
  readonly programs: ReadonlyMap<string, readonly SampleProgram[]>;
  readonly partners: Partners;
  /** So many partners register deals. */
  readonly registering: number;
  readonly arriving: readonly Newcomer[];
  /** Those of the base that get a membership. */
  readonly members: readonly PartnerLine[];
}

const NOTICE_DAYS = 20;
/** Memberships are reviewed every day: of some days there are enough. */
const MEMBER_DAYS = 3;

async function* memberStory(world: SampleWorld, { chosen, members }: Parts): Story {
  yield atWork(world.end - MEMBER_DAYS * DAY, 0);
  await loadMembers(world, chosen.active.program.program, members);
}

function programStories(world: SampleWorld, { chosen, programs }: Parts): readonly Story[] {
  const { service, tenant, company, start, end, draw } = world;
  const publishers = {
    ...{ service, tenant, designer: company.caller('designer') },
    ...{ approver: company.caller('approver'), publisher: company.caller('second-approver') },
  };
  const own = chosen.active.program.program;
  const others = [...programs].filter(([id]) => id !== own).flatMap(([, versions]) => versions.slice(-1));
  const reviews = others.map((version, n) => reviewStory(publishers, version, atWork(start + draw.whole(30, 110) * DAY, n * 11), n));
  const { next } = chosen;
  if (!next) return reviews;
  const day = firstDay(next);
  const at = Math.min(Date.parse(`${day}T17:00:00Z`) - NOTICE_DAYS * DAY, end - 3 * DAY);
  return [...reviews, nextVersionStory(publishers, next, { at, day })];
}

/** Plays everything up to now: the clock goes through the months, and whatever is due on the way happens. */
export async function playSamples(world: SampleWorld, parts: Parts): Promise<void> {
  const { clock, driver, start, end, draw, progress } = world;
  const stage = sampleStage(world);
  const span = { start, now: end, draw };
  const stories = [
    ...parts.arriving.map((plan) => onboardingStory(stage, plan)),
    ...dealPlans(parts.partners, parts.registering, span).map((plan) => dealStory(stage, plan)),
    ...fundPlans(parts.partners, span).map((plan) => fundStory(stage, plan)),
    ...leadPlans(parts.partners, span).map((plan) => leadStory(stage, plan)),
    ...programStories(world, parts),
    memberStory(world, parts),
  ];
  let shown = -1;
  await play(stories, end, async (at) => {
    const share = Math.floor(((at - start) / (end - start)) * 20) * 5;
    if (share > shown) {
      shown = share;
      progress(`four months of deals, onboardings, funds and leads: ${new Date(at).toISOString().slice(0, 10)} (${share} %)`);
    }
    await driver.moveTo(at);
  });
  clock.now = end;
}
