import { Type } from 'typebox';
import { pathOf } from '../../route/page.ts';
import type { RouteRequest } from '../../route/route.ts';

const uuid = Type.String({ format: 'uuid', maxLength: 36 });
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** The parameters of the paths of programs, and what stands there. */
export const PROGRAM = pathOf({ program: Type.String({ minLength: 1, maxLength: 120 }) });
export const VERSION = pathOf({ hash });
export const VERSION_PAIR = pathOf({ hash, other: hash });
export const DRAFT = pathOf({ draft: uuid });
export const REVIEW = pathOf({ review: uuid });
export const COMMENT = pathOf({ review: uuid, comment: uuid });
export const RELEASE = pathOf({ release: uuid });

export const programOf = ({ params: { program = '' } }: RouteRequest) => program;
export const hashOf = ({ params: { hash: value = '' } }: RouteRequest) => value;
export const draftOf = ({ params: { draft = '' } }: RouteRequest) => draft;
export const reviewOf = ({ params: { review = '' } }: RouteRequest) => review;
export const releaseOf = ({ params: { release = '' } }: RouteRequest) => release;

/** A document has 1 MB; as a text in JSON each byte may take six. */
export const DOCUMENT_LIMIT = 6_500_000;
