import { Type } from 'typebox';
import { pathOf } from '../../route/page.ts';
import type { RouteRequest } from '../../route/route.ts';

const partner = Type.String({ minLength: 1, maxLength: 120 });

/** The parameters of the paths of memberships, and what stands there. */
export const MEMBER = pathOf({ partner });
export const EXCEPTION = pathOf({ partner, exception: Type.String({ minLength: 1, maxLength: 200 }) });

export const memberOf = ({ params: { partner: id = '' } }: RouteRequest) => id;
export const exceptionOf = ({ params: { exception = '' } }: RouteRequest) => exception;
