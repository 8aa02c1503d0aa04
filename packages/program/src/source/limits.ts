/** A document's text holds at most 1 MiB, counted in UTF-8 bytes. */
export const MAX_BYTES = 1_048_576;
/** Lists and objects lie at most 64 deep in one another. */
export const MAX_DEPTH = 64;
/** At most so many problems are listed; a document with more gets one that says so (PDL199). */
export const MAX_PROBLEMS = 1000;
