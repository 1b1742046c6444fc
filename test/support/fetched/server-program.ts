/** Where the programs of a server are on this machine. */
export interface ServerProgram {
  /** The folder of its programs. */
  bin: string;
  /** Folders of libraries that the machine itself does not have. */
  libraries?: string[];
  /** The folder in the cache that all of it lies in; left out where it is the machine's own. */
  fetched?: string;
}
