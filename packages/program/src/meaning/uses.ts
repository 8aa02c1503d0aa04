/** Which declared things something refers to; tests of the document do not count. */
export class Uses {
  readonly values = new Set<string>();
  readonly requirements = new Set<string>();
}
