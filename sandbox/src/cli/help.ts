export const HELP = `printix-partner-sandbox: a local Printix Partner API to develop against

  --port PORT              TCP port; 0 takes a free one (default 0)
  --host HOST              loopback address to listen on (default 127.0.0.1)
  --data-file FILE         SQLite file that outlives a restart (default: in memory)
  --rate NUMBER            requests per second and partner (default 5)
  --burst NUMBER           requests at once (default 10)
  --daily-quota NUMBER     requests per partner and 24 hours (default 50000)
  --token-lifetime SECONDS life of an access token (default 599)
  --list-shape SHAPE       tenants, embedded or envelope (default tenants)
  --page-size NUMBER       tenants on a page of the envelope (default 100)
  --partner-id ID          default 00000000-1111--22222-123456789abc
  --client-id ID           default sandbox-client
  --client-secret SECRET   default sandbox-secret
  --json                   print one line of JSON when ready
  --exit-with-parent       stop when standard input closes
  --help                   print this
`;
