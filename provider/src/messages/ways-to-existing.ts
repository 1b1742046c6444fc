/** What to do about a tenant that exists, and that state does not know. */
export const waysToExisting = [
  "Where that tenant is yours, ways on:",
  "  - a run of `pulumi up` was killed: `npx pulumi-printix recover` brings in what it made (docs/recover.md)",
  "  - its block got another name or parent: give it `aliases`, and it keeps its tenant",
  "  - the engine is to replace its block (`pulumi state taint`, `--target-replace`): take that back (`pulumi state untaint`), " +
    "since nothing but another name or domain replaces a tenant",
  "  - it was made by other means: set `adoptExisting: true`, which takes it over where its name is the same",
  "  - another stack has it: take it out of that one's state first (`pulumi state delete --force`), or that one cancels it when " +
    "its block goes there under `cancel`",
  "  - or bring it in without an `up`: `npx pulumi-printix import DOMAIN` writes a file, and " +
    "`pulumi import --file tenants-import.json --generate-code=false` reads it (docs/import.md)",
  "Where it is not, choose another tenantDomain.",
].join("\n");
