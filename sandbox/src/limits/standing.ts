/** How a partner stands with one limit: so many requests in a window, so many left, so long until they are all back. */
export interface Standing {
  readonly name: "burst" | "daily";
  readonly limit: number;
  readonly windowMs: number;
  readonly remaining: number;
  readonly resetMs: number;
}
