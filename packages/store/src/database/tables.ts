import type { DecisionTables } from './tables/decisions.ts';
import type { ItemTables } from './tables/items.ts';
import type { PartnerTables } from './tables/partners.ts';
import type { PeopleTables } from './tables/people.ts';
import type { PlatformTables } from './tables/platform.ts';
import type { ProgramTables } from './tables/programs.ts';

/** Every table, as the migrations leave it. */
export interface Tables extends PeopleTables, ProgramTables, PartnerTables, ItemTables, DecisionTables, PlatformTables {}
