const SHORTENED: Readonly<Record<string, string>> = {
  requestsPerSecond: "rate",
  tokenLifetimeMs: "token-lifetime",
  partners: "partner",
  isRemoteAllowed: "allow-remote",
};

/** The flag that an option of `startSandbox` is on the command line. */
export function flagOf(option: string): string {
  const words = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `--${SHORTENED[option] ?? words}`;
}
