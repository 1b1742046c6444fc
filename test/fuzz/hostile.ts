/** Makes what a broken or hostile server could send: documents that are nearly right, and texts that are not. */
export interface Hostile {
  /** A body. */
  body(): string;
  /** A header's value. */
  header(): string;
  /** One of these. */
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Would be seen on every object if anything merged a payload into one. */
const pollution = { polluted: "yes" };

const keys = [
  ...["tenant_name", "tenant_domain", "billing_info", "_links", "self", "href", "next", "tenants", "_embedded"],
  ...["result", "total", "query", "offset", "current_user_licenses", "current_billing_period", "period_start"],
  ...["access_token", "refresh_token", "expires_in", "error", "error_description", "scope"],
  ...["type", "title", "detail", "status", "violations", "property_path", "in"],
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then", "toJSON", "length", ""],
] as const;

const oddNumbers = [
  ...["0", "-0", "-1", "1.5", "1e308", "1e999", "-1e999", "5e-324", "9007199254740993", "77210710045682438959"],
  ...["2147483648", "4294967296", "0.1e1", "123456789012345678901234567890"],
];

/** Control characters, half a character, marks that turn text round, long texts, numbers in words. */
const oddTexts = [
  ...["", " ", "\0", "\u001b[2J\u001b[31m", "a\r\nSet-Cookie: b=c", "\u0085", "\u2028\u2029", "\u202eevil", "\ud800"],
  ...[
    "\ufeff",
    "\uffff",
    "é".normalize("NFD"),
    "NaN",
    "Infinity",
    "null",
    "undefined",
    "[object Object]",
    "../..",
    "%",
  ],
  ...[
    "%00",
    "//evil.example/tenants/x",
    "https://[",
    "javascript:alert(1)",
    "/tenants/",
    "/tenants/..",
    "a".repeat(3000),
  ],
  ...["-".repeat(500), "/tenants/a".repeat(150), "$&$1", "${x}", "__proto__", "constructor"],
];

const tenant =
  '{"tenant_name":"Acme","tenant_domain":"acme.printix.net","billing_info":{"current_user_licenses":1,' +
  '"current_billing_period":{"period_start":"2017-11-24T16:15:10.480Z","printing_users":1},"previous_billing_period":null},' +
  '"_links":{"self":{"href":"https://api.printix.net/public/partners/p/tenants/t-1"}}}';

const bodies = [
  tenant,
  `{"tenants":[${tenant},${tenant}],"_links":{"next":{"href":"/public/partners/p/tenants?offset=2"}}}`,
  `{"_embedded":{"tenants":[${tenant}]}}`,
  `{"query":{"offset":0,"limit":25},"result":[${tenant}],"total":1}`,
  '{"access_token":"token","refresh_token":"refresh","expires_in":599}',
  '{"error":"invalid_client","error_description":"no"}',
  '{"type":"/problems/violations","status":400,"title":"Bad request","detail":"No.","violations":' +
    '[{"property_path":"/tenant_name","in":"body","detail":"This value is too long."}]}',
  '{"current_user_licenses":1,"current_billing_period":{"period_start":"2017-11-24T16:15:10.480Z"}}',
] as const;

const headers = [
  ...["0", "1", "30", "86400", "999999999", "9".repeat(400), "-1", "1.5", "1e3", "0x10", " 7 ", "+5"],
  ...["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"],
  ...["Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 13 Sep 275760 00:00:00 GMT", "Thu, 01 Jan 275761 00:00:00 GMT"],
  ...['"burst";q=10;w=2, "daily";q=50000;w=86400', '"burst";r=4;t=1, "daily";r=49000;t=3600', "10;w=2, 50000;w=86400"],
  ...[
    "limit=10, remaining=4, reset=1",
    '"burst";q=999999999999;w=1',
    '"burst";q=1;w=3599',
    '"daily";q=0;w=999999999999',
  ],
  ...[
    '"daily";r=0;t=999999999999',
    '"burst";r=0;t=0',
    ";;;,,,===",
    '"'.repeat(900),
    "a=1;".repeat(300),
    ",".repeat(999),
  ],
  ...["/public/partners/p/tenants/t-1", "https://evil.example/", "//evil.example", "http://[::", "\\\\evil", "?", "#"],
];

export function createHostile(random: () => number): Hostile {
  const below = (end: number): number => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const text = (): string => (below(3) > 0 ? pick(oddTexts) : pick(keys));

  /** JSON text, since what JSON.stringify could not write is just what is wanted. */
  function value(depth: number): string {
    const kind = below(depth > 4 ? 4 : 8);
    if (kind === 0) return pick(oddNumbers);
    if (kind === 1) return JSON.stringify(text());
    if (kind === 2) return pick(["true", "false", "null"]);
    if (kind === 3) return pick(bodies);
    if (kind === 4) return `[${list(() => value(depth + 1))}]`;
    if (kind === 5) return JSON.stringify({ constructor: { prototype: pollution } });
    // Throws where it is turned into a text or a number, as a length is by who compares it.
    if (kind === 6) return JSON.stringify({ length: { toString: 1, valueOf: 1 } });
    return `{${list(() => `${JSON.stringify(pick(keys))}:${below(4) === 0 ? JSON.stringify(pollution) : value(depth + 1)}`)}}`;
  }

  const list = (make: () => string): string => Array.from({ length: below(5) }, make).join(",");

  function nested(): string {
    const depth = pick([10, 1_000, 20_000]);
    const [open, close] = pick([
      ["[", "]"],
      ['{"tenants":', "}"],
      ['{"__proto__":', "}"],
      ['{"violations":[', "]}"],
    ] as const);
    return open.repeat(depth) + (below(4) === 0 ? "" : `1${close.repeat(depth)}`);
  }

  /** A document with something in it that does not belong there. */
  function damaged(of: string): string {
    const at = below(of.length + 1);
    switch (below(6)) {
      case 0:
        return of.slice(0, at);
      case 1:
        return of.slice(0, at) + pick(oddTexts) + of.slice(at);
      case 2:
        return of.slice(0, at) + of.slice(at + below(20));
      case 3: {
        // Another value for one of the keys.
        const values = [...of.matchAll(/:("[^"]*"|\d+|null|\{\}|\[\])/g)];
        const { index = 0, 0: hit = "" } = values.length > 0 ? pick(values) : {};
        return `${of.slice(0, index)}:${value(2)}${of.slice(index + hit.length)}`;
      }
      case 4: {
        // One more key, in any of the objects; of two of one name JSON takes the later.
        const opens = [...of.matchAll(/\{/g)].map(({ index }) => index + 1);
        const open = opens.length > 0 ? pick(opens) : 0;
        return `${of.slice(0, open)}${JSON.stringify(pick(keys))}:${value(2)},${of.slice(open)}`;
      }
      default:
        return of.slice(0, at) + String.fromCharCode(below(0x10000)) + of.slice(at);
    }
  }

  return {
    pick,
    body() {
      const kind = below(100);
      if (kind === 0) return nested();
      if (kind < 20) return value(0);
      if (kind < 24) return text();
      if (kind < 28) return pick(bodies);
      return kind < 40 ? damaged(damaged(pick(bodies))) : damaged(pick(bodies));
    },
    header() {
      const kind = below(10);
      if (kind < 4) return pick(headers);
      return kind < 5 ? text() : damaged(pick(headers));
    },
  };
}
