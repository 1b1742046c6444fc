import { readFileSync } from "node:fs";
import { join } from "node:path";

export const HELP = `printix-partner-sandbox: a local Printix Partner API to develop against

  --port PORT              TCP port; 0 takes a free one (default 0)
  --host HOST              loopback address to listen on (default 127.0.0.1)
  --allow-remote           let --host be any address, such as 0.0.0.0; needs --client-secret
  --data-file FILE         SQLite file that keeps the data across restarts (default: in memory)
  --access STATE           starter, pro-pilot, enterprise or none
                           (default: what the data file says, or else starter)
  --rate NUMBER            requests per second (default: the access state's, 5, 10 or 20)
  --burst NUMBER           requests at once (default: the access state's, 10, 20 or 40)
  --daily-quota NUMBER     requests in 24 hours (default: the access state's, 50000, 200000 or 1000000)
  --token-lifetime SECONDS life of an access token (default 599)
  --list-shape SHAPE       tenants, embedded or envelope (default tenants)
  --page-size NUMBER       tenants on a page of the envelope (default 100)
  --partner-id ID          default 00000000-1111--22222-123456789abc
  --client-id ID           default sandbox-client
  --client-secret SECRET   default sandbox-secret
  --partner ID:CLIENT:SECRET[:STATE]
                           a further partner, or a further client of one; any number of times
  --tenants NUMBER         invented tenants to begin with (default 0)
  --seed NUMBER            seed for invented tenants and for chance (default 1)
  --json                   print one line of JSON when ready
  --exit-with-parent       stop when standard input closes
  --version                print the version
  --help                   print this
`;

/** This package's version. */
export function version(): string {
  const manifest = readFileSync(join(__dirname, "../../package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
