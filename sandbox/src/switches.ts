/** What is switched on and off while the sandbox runs. */
export interface Switches {
  /** How long a new tenant is missing from the list. */
  listLagMs: number;
  /** Whether payloads carry what they must not. */
  isLeaking: boolean;
}
