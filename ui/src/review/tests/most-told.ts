/** Of a program where everything fails not every test is told: the first will do. */
export const MOST_TOLD = 20;
