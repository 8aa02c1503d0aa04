import { Type } from 'typebox';
import { pathOf } from '../../route/page.ts';
import type { RouteRequest } from '../../route/route.ts';

/** The parameters of the paths of partners and imports, and what stands there. */
export const PARTNER = pathOf({
  partner: Type.String({ minLength: 1, maxLength: 120, description: 'The vendor’s own id of the partner.' }),
});
export const IMPORT = pathOf({ import: Type.String({ format: 'uuid', maxLength: 36 }) });

export const partnerOf = ({ params: { partner = '' } }: RouteRequest) => partner;
export const importOf = ({ params }: RouteRequest) => params.import ?? '';
