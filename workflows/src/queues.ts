/**
 * Task queues: `driver` for workflows and what the database answers at once, `outside` for effects on other systems, which
 * may be slow or away, and `pages` for long walks over many partners.
 */
export const TASK_QUEUES = { driver: 'tierwright', outside: 'tierwright-outside', pages: 'tierwright-pages' } as const;
