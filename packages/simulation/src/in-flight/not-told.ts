/** A step asked for something that is not at hand: what it would come to is not told, and not guessed. */
export class NotTold extends Error {}
