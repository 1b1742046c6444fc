import { refusals } from "./refusals.ts";
import { calls, type Call, type FaultRow, type Impossible, type Outcome } from "./faults.ts";

const codes: Record<string, string> = {
  ERR_PRINTIX_API: "The API refused the request, with a status that says why.",
  ERR_PRINTIX_BUDGET:
    "The store of the shared budget cannot be asked. A creation or a cancel was not sent; reads go on with this process's share of the limit, if it was told one.",
  ERR_PRINTIX_CONTRADICTION:
    "The API has no such tenant to cancel, and shows it all the same: most likely the configured cancel is wrong. Nothing was changed.",
  ERR_PRINTIX_CREDENTIALS: "The token endpoint rejected the client id or the client secret. Nothing more is sent.",
  ERR_PRINTIX_NETWORK: "No whole answer came, or a proxy let the request through to nobody.",
  ERR_PRINTIX_INTERRUPTED: "The client's owner ended its work (Ctrl-C). Nothing was changed by this call.",
  ERR_PRINTIX_OPTIONS: "The client was configured with something that cannot work. Nothing was sent.",
  ERR_PRINTIX_PAYLOAD: "The answer is not what the API page describes. Nothing of it is believed.",
  ERR_PRINTIX_RATE_LIMIT:
    "The wait would be too long, or the daily quota is spent; the message says when to run again.",
  ERR_PRINTIX_TIMEOUT: "The operation as a whole took too long, and had changed nothing by then.",
  ERR_PRINTIX_TOKEN: "No token could be had, so nothing was sent to the API.",
  ERR_PRINTIX_UNKNOWN_OUTCOME:
    "A change was sent, and whether it took effect could not be found out. The message says what is known.",
};

/** The engine's own words where it refuses by itself, and what helps in their place. */
const engineMessages: readonly (readonly [words: string, means: string, help: string])[] = [
  [
    "cannot be deleted because it is protected. To unprotect the resource, either remove the `protect` flag …",
    "The block of a tenant under `prevent` is gone, or `pulumi destroy` comes to it. The program has no `protect` flag: `deletionPolicy` sets it. After `pulumi state unprotect` the provider refuses.",
    "By mistake: put the block back. On purpose: [a customer leaves](how-to/offboarding.md), to cancel the subscription or to let it go on.",
  ],
  [
    "can't be safely deleted because it is protected. Re-run this command with --force",
    "`pulumi state delete`, which would forget the tenant in state and send nothing.",
    "With `--force` it does so. First make sure that [another stack](how-to/move-between-stacks.md) or a person looks after the tenant from then on.",
  ],
];

const isOutcome = (cell: Outcome | Impossible): cell is Outcome => "ends" in cell;

/** What a call ends with where each of its requests meets this fault, once for each case that is told apart. */
function inTheEnd(cells: FaultRow["cells"][Call]): string {
  const lasting = cells.filter(isOutcome).filter(({ times }) => times === "always");
  const ends = lasting.map(({ ends }) => (ends === "value" ? "result" : `\`${ends.code}\``));
  return [...new Set(ends)].join(" or ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (items: readonly string[]): string => `| ${items.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** docs/errors.md: the codes and the table of faults as people read them. */
export function errorsPage(faults: readonly FaultRow[]): string {
  return `<!-- Made from test/matrix/faults.ts and refusals.ts by "node test/matrix/write-errors-page.ts": change it there. -->

# Errors

What the provider refuses, what can go wrong between the client and the Partner API, what the client does about it, and what
a user sees. A test puts every fault to every call, on a real connection, and holds the client to it. [Words](words.md) explains
Pulumi's terms, such as state, block and engine.

## Codes

Every error has a stable \`code\`. Look at it, not at the class or the message. Messages of the provider end in it, in brackets.

${table(
  ["Code", "Means"],
  Object.entries(codes).map(([code, means]) => [`\`${code}\``, means]),
)}

## Refusals

What the provider refuses by itself, so that no subscription is lost, doubled or cancelled by mistake. A message says what was
not done, to which tenant, and what to do; the rest stands here.

${Object.entries(refusals)
  .map(([code, text]) => `### \`${code}\`\n\n${text}`)
  .join("\n\n")}

## Faults

${table(
  ["Fault", "What it means", "What the client does", "What the user sees"],
  faults.map(({ name, means, does, sees }) => [name, means, does, sees]),
)}

## What the engine says by itself

Pulumi refuses some commands without a word of ours, and its advice does not know what a tenant is.

${table(["What you see", "What it means", "What to do"], engineMessages)}

## A fault that does not pass

What each call ends with where the fault hits every one of its requests. Where two are named, it depends on whether the
server had carried the change out: the result where it had, and \`ERR_PRINTIX_UNKNOWN_OUTCOME\` where that cannot be told.

${table(
  ["Fault", ...calls],
  faults.map(({ name, cells }) => [name, ...calls.map((call) => inTheEnd(cells[call]))]),
)}
`;
}
