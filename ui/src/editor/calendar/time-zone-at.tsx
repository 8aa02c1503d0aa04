import { ChoiceMember } from '../entries/choice-member.tsx';
import type { MemberProps } from '../entries/use-member.ts';

const zones = () => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));

/** A time zone by its IANA name. */
export function TimeZoneAt(props: MemberProps & { readonly isNeeded?: boolean; readonly none?: string }) {
  return <ChoiceMember {...props} choices={zones()} />;
}
