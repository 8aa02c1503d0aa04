import { customerOf, customerTitle, type RunningItem } from '@tierwright/lifecycle';

const KINDS: Readonly<Record<RunningItem['kind'], string>> = {
  deal: 'Deal',
  onboarding: 'Onboarding',
  fund: 'Request for money',
  lead: 'Lead',
};

/** What people call an item: its kind, its id, and whom it is about. */
export function titleOfItem(item: RunningItem): string {
  const about =
    item.kind === 'deal'
      ? customerOf(item)
      : item.kind === 'onboarding'
        ? item.title
        : item.kind === 'lead'
          ? customerTitle(item.answers.customer)
          : item.fund;
  return `${KINDS[item.kind]} ${item.id}${about === null ? '' : ` (${about})`}`;
}
