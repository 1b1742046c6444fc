export declare class Failure extends Error {
  constructor(message: string, options?: { log?: string });
}
export interface Surroundings {
  /** What could not be reached, in general words. */
  what: string;
  /** Where the tool writes. */
  folders: string[];
  /** How much it needs there. */
  space: string;
}
export declare function diagnose(output: string, surroundings: Surroundings): string | undefined;
export declare function explain(error: unknown): number;
