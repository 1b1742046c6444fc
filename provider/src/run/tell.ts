/** Tells a person something that is no fault. */
export type Tell = (line: string) => void;
