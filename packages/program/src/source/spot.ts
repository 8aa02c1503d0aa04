/** Where a value stands in the text, and its parts: offsets in UTF-16 code units, `end` is the first one after it. */
export interface Spot {
  start: number;
  end: number;
  members?: Member[];
  items?: Spot[];
}

/** A member of an object: its name, where its key stands, and its value. */
export interface Member {
  name: string;
  key: number;
  value: Spot;
}
