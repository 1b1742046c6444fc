/** The files of the circle that this import of a file closes, the file itself at both ends; undefined where it is none. */
export function circleThrough(file: string, imported: string): string[] | undefined;
