import type { Json, Previous } from '@tierwright/program';

/** A record as it stands in a partner file; field types are those its kind declares. */
export type RecordData = { id?: string } & { [field: string]: Json };

/** A partner file: what is known of one partner. Money is in major units, dates are `YYYY-MM-DD` or instants. */
export interface PartnerData {
  id: string;
  title?: string;
  /** The partner whose family this one belongs to. */
  parent?: string;
  attributes?: Record<string, Json>;
  records?: Record<string, RecordData[]>;
  /** Given values of facts and derived values; they win over records and attributes. */
  facts?: Record<string, Json>;
  /** Watermarks: the day through which each record kind is loaded. Absent: every kind counts as loaded. */
  loaded?: Record<string, string | null>;
  previous?: Previous;
  /** The other partners of the family, whose records facts `over: "family"` count too. */
  family?: PartnerData[];
}
