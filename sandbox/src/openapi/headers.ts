import { ref, type Json } from "./json";
import { assumed, conventionsPage } from "./source";

const draft = "https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/";

/** Written by their public names, and referred to by them. */
export const headers: Json = {
  "X-Printix-Request-ID": {
    description: `What to name when asking Printix about this request. ${assumed("no page names it.")}`,
    schema: { type: "string", minLength: 1 },
  },
  "Retry-After": {
    description: `How long to wait: seconds, or an HTTP date. ${conventionsPage("throttle limits")}`,
    schema: { type: "string", minLength: 1 },
  },
  "X-Rate-Limit-Retry-After-Seconds": {
    description: `How long to wait, in seconds. ${assumed("no page names it.")}`,
    schema: { type: "integer", minimum: 0 },
  },
  "X-Rate-Limit-Remaining": {
    description: `How many requests may still be sent now. ${assumed("no page names it.")}`,
    schema: { type: "integer", minimum: 0 },
  },
  RateLimit: {
    description: limits("What is left of each limit (`r`), and in how many seconds all of it is back (`t`)"),
    schema: { type: "string", minLength: 1, examples: ['"burst";r=9;t=1, "daily";r=49999;t=86400'] },
  },
  "RateLimit-Policy": {
    description: limits("Each limit: so many requests (`q`) in so many seconds (`w`)"),
    schema: { type: "string", minLength: 1, examples: ['"burst";q=10;w=2, "daily";q=50000;w=86400'] },
  },
  Location: {
    description: `Where to go on. ${conventionsPage("table of status codes")}`,
    required: true,
    schema: { type: "string", format: "uri-reference", minLength: 1 },
  },
  Allow: {
    description: "The methods of this resource (RFC 9110 §10.2.1).",
    schema: { type: "string", minLength: 1, examples: ["GET, POST, OPTIONS"] },
  },
  "WWW-Authenticate": {
    description: `How to authenticate (RFC 6750 §3). ${assumed("no page names it.")}`,
    schema: { type: "string", minLength: 1, examples: ["Bearer"] },
  },
  "Access-Control-Allow-Methods": {
    description: "What a page of another origin may ask for.",
    schema: { type: "string", minLength: 1 },
  },
  "Access-Control-Allow-Headers": {
    description: "What a page of another origin may send along.",
    schema: { type: "string", minLength: 1 },
  },
};

function limits(what: string): string {
  const where = assumed("the access model page has limits in response headers, and names none.");
  return `${what}, as in the [IETF draft](${draft}). ${where}`;
}

/** Headers of an answer, by name. */
export function headersOf(...names: string[]): Json {
  return Object.fromEntries(names.map((name) => [name, ref("headers", name)]));
}

/** What every answer carries. */
export const always = ["X-Printix-Request-ID"];

/** What every answer may carry to a caller that is known. */
export const known = [...always, "RateLimit-Policy", "RateLimit", "X-Rate-Limit-Remaining"];
