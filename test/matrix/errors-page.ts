import { refusals } from "./refusals.ts";
import { calls, type Call, type FaultRow, type Impossible, type Outcome } from "./faults.ts";

const codes: Record<string, string> = {
  ERR_PRINTIX_API: "The API refused the request, with a status that says why.",
  ERR_PRINTIX_BUDGET:
    "The store of the shared budget cannot be used. The creation or cancel was not sent. Reads continue with this process's share of the limit, if the process knows its share.",
  ERR_PRINTIX_CONTRADICTION:
    "The API answers the cancel as if the tenant did not exist, and still shows the tenant: most likely the configured cancel is wrong. Nothing was changed.",
  ERR_PRINTIX_CREDENTIALS: "The token endpoint rejected the client id or the client secret. Nothing more is sent.",
  ERR_PRINTIX_NETWORK: "No complete answer came, or a proxy did not pass the request on.",
  ERR_PRINTIX_INTERRUPTED: "The run was interrupted (Ctrl-C). This call has changed nothing.",
  ERR_PRINTIX_OPTIONS: "An option of the client has a value that cannot work. Nothing was sent.",
  ERR_PRINTIX_PAYLOAD: "The answer is not what the API page describes. The client uses nothing of it.",
  ERR_PRINTIX_RATE_LIMIT:
    "The wait would be too long, or the daily quota is used up. The message says when to run again.",
  ERR_PRINTIX_TIMEOUT: "The whole operation took too long, and had changed nothing by then.",
  ERR_PRINTIX_TOKEN: "The client could not get a token, so nothing was sent to the API.",
  ERR_PRINTIX_UNKNOWN_OUTCOME:
    "A change was sent, and the client could not find out whether it took effect. The message says what is known.",
};

/** The engine's own words where it refuses by itself, and what helps instead. */
const engineMessages: readonly (readonly [words: string, means: string, help: string])[] = [
  [
    "cannot be deleted because it is protected. To unprotect the resource, either remove the `protect` flag …",
    "The block of a tenant under `prevent` is gone, or `pulumi destroy` would delete the tenant. The program has no `protect` flag: `deletionPolicy` sets it. After `pulumi state unprotect` the provider still refuses.",
    "By mistake: put the block back. On purpose: [a customer leaves](how-to/offboarding.md) shows how to cancel the subscription, or how to let it continue.",
  ],
  [
    "can't be safely deleted because it is protected. Re-run this command with --force",
    "`pulumi state delete` would remove the tenant from state and send nothing.",
    "Use `--force` only after [another stack](how-to/move-between-stacks.md) or a person has taken charge of the tenant.",
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

This page lists what the provider refuses, what can go wrong between the client and the Partner API, what the client does then,
and what a user sees. A test tries every fault with every call, on a real connection, and checks what the client does.
[Words](words.md) explains Pulumi's terms, such as state, block and engine.

## Codes

Every error has a stable \`code\`. Programs should compare the code, not the class or the message. Each message of the provider
ends with its code in brackets.

${table(
  ["Code", "Means"],
  Object.entries(codes).map(([code, means]) => [`\`${code}\``, means]),
)}

## Refusals

The provider refuses some changes by itself, so that no subscription is lost, created twice or cancelled by mistake. A message
says what was not done, to which tenant, and what to do. This section explains the rest.

${Object.entries(refusals)
  .map(([code, text]) => `### \`${code}\`\n\n${text}`)
  .join("\n\n")}

## Faults

${table(
  ["Fault", "What it means", "What the client does", "What the user sees"],
  faults.map(({ name, means, does, sees }) => [name, means, does, sees]),
)}

## What the engine says by itself

Pulumi refuses some commands without asking the provider, and its advice does not know what a tenant is.

${table(["What you see", "What it means", "What to do"], engineMessages)}

## A fault that does not pass

This table shows how each call ends if the fault hits every one of its requests. If a cell has two entries, the end depends on
whether the server had carried out the change: the call ends with the result if it had, and with
\`ERR_PRINTIX_UNKNOWN_OUTCOME\` if the client cannot find out.

${table(
  ["Fault", ...calls],
  faults.map(({ name, cells }) => [name, ...calls.map((call) => inTheEnd(cells[call]))]),
)}
`;
}
