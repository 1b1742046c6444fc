/** What is switched on and off while the sandbox runs. */
export interface Switches {
  /** How long a new tenant is missing from the list. */
  listLagMs: number;
  /** The tenants that `listLagMs` is about, by id or domain; absent: all. */
  listLagTenants?: readonly string[];
  /** How long a cancelled tenant stays in the list. */
  cancelLagMs: number;
  /** Whether it stays at its own address for as long. */
  isGetLagging: boolean;
  /** How long after a cancel the domain is still taken. */
  domainLagMs: number;
  /** Whether payloads carry what they must not. */
  isLeaking: boolean;
}

export const NO_SWITCHES: Readonly<Switches> = {
  listLagMs: 0,
  cancelLagMs: 0,
  isGetLagging: false,
  domainLagMs: 0,
  isLeaking: false,
};
