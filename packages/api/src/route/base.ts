/** Below it is every route. */
export const BASE = '/api/v1';
