import { readFile } from "node:fs/promises";
import { decodeText } from "../../files/encoded-text";

/** For a look around: what cannot be read is not there. */
export function readWhatIsThere(path: string): Promise<string | undefined> {
  return readFile(path).then(decodeText, () => undefined);
}
