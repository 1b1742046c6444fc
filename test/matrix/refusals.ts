import type { RefusalCode } from "../../provider/src/messages/codes.ts";

type Explained = RefusalCode | "ERR_PRINTIX_CONFIG";

/** What each refusal of the provider means, at more length than its message has room for. */
export const refusals: Record<Explained, string> = {
  ERR_PRINTIX_CONFIG: `The configuration is incomplete or wrong. The message names all its faults at once, each with its key and its variable.
Nothing was sent. A key under \`printix:\` or a variable \`PRINTIX_…\` that the provider does not know is a fault too: a mistyped
\`maxCancels\` must not pass for a cap. After \`pulumi config rm\`, a \`destroy\` or \`refresh\` still has the removed key until the
next \`pulumi up\`; \`--run-program\` makes it read stack config again.`,
  PRINTIX_ADOPTION_CONFLICT: `A block with \`adoptExisting\` would take over a tenant that another block has in state, or that this run cancels. In one run
no tenant may be both kept and cancelled, and no tenant may have two blocks. To hand the tenant over, run
\`pulumi state delete --force\` with the other block's URN. Leave \`adoptExisting\` out only if you want a new tenant: the old one
may then be cancelled. If the other block has the tenant under an old name, the tenant was renamed at Printix: write Printix's
name and domain into that block, and run \`pulumi up --refresh\`.`,
  PRINTIX_ARGUMENT: `An argument is wrong, as the text before the code says. The message names all faults of a tenant at once. Nothing was sent.`,
  PRINTIX_BY_ID: `\`import\`, \`id\` and \`Tenant.get()\` cannot work for a dynamic resource: the engine reads it without the property that names its
provider (pulumi#16175). [\`pulumi-printix import\`](import.md) brings a tenant under Pulumi, and \`getTenant\` reads one.`,
  PRINTIX_CHANGE_HIDDEN: `\`ignoreChanges\` of a name or a domain applies to the engine's comparison, but not to the creation that follows. If another
change replaces the tenant, the engine would create a tenant with a name or domain that no preview has shown.`,
  PRINTIX_DECLARED_TWICE: `Two blocks declare the same domain. Two blocks must never have one tenant, since either of them could cancel it. Never
give a block that is in state another domain to solve this: that would cancel the tenant of that block. The other block may
belong to another provider of the program. If the message names a block \`whose URN is not known\`, that block comes from an
older \`pulumi-printix\` in the program, or has \`ignoreChanges: ["*"]\`.`,
  PRINTIX_DEFECT: `An error occurred that the provider does not know. The message does not mean that something is wrong with the tenant. Report
the message, without secrets, together with the version of \`pulumi-printix\`.`,
  PRINTIX_DOMAIN_EXISTS: `The domain of the tenant to create is taken. If the partner's list has the domain, the tenant is yours:

- A \`pulumi up\` was killed: [\`pulumi-printix recover\`](recover.md) brings into state what that run created. If the run kept no
  checkpoints, add \`--preview\`.
- The name or the parent of the block has changed: give the block \`aliases\`, and it keeps its tenant.
- The engine is told to replace the block (\`pulumi state taint\`, \`--target-replace\`): take that back with \`pulumi state untaint\`,
  since only another name or domain replaces a tenant.
- The tenant was created in another way: \`adoptExisting: true\` takes it over if its name is the same, or
  [\`pulumi-printix import\`](import.md) imports it without an \`up\`.
- Another stack has it: first take the tenant out of that stack's state with \`pulumi state delete --force\`. Otherwise that
  stack cancels the tenant when its block is removed there under \`cancel\`
  ([a move between stacks](how-to/move-between-stacks.md)).

If only the API says so (409), and the list does not have the domain, somebody else has it: choose another one.`,
  PRINTIX_DOMAIN_HANDED_OVER: `In one run, one block gives up a domain, and another block would be created with that domain. The creation would fail, since
it comes before the cancel. Make two runs: first change the block that gives up the domain, then the one that takes it. If two
blocks swap their domains, two subscriptions would be cancelled. To keep both tenants, put the domains back, and rename the
blocks with \`aliases\`. To cancel both, first give one of the two blocks a third domain.`,
  PRINTIX_DOMAIN_KEPT: `Under \`abandon\` the old tenant goes on and keeps its domain, so a new tenant with the same domain cannot be created.`,
  PRINTIX_ENGINE: `\`pulumi\` could not be started, failed, or printed something that cannot be read. The message shows the engine's own first
error. What the command had done before stays done: run the command again once the cause is gone.`,
  PRINTIX_FILE: `A file cannot be read, written or used. The message names the file, and the line of each mistake. If the command was to write
something, nothing was written.`,
  PRINTIX_FORCED_REPLACEMENT: `The engine is about to replace the tenant of a block, and nothing in the block says that this tenant may be cancelled. There
are three cases:

- The block imports another tenant by its id (the option \`import\` of the [native plugin](native.md#importing)). An import does
  not cancel the old tenant: take its entry out of state with \`pulumi state edit\`.
- Name and domain stay the same, and the program or the command asks for a replacement (\`replacementTrigger\`,
  \`replaceOnChanges\`): that must not cancel a tenant.
- Name and domain stay the same, and an earlier replacement was interrupted after it had cancelled the old tenant. If the
  partner's list does not have the domain, the provider creates the tenant.

A block \`whose URN is not known\` cannot be distinguished from a second block that declares the same tenant. The partner's list
decides: if it does not have the domain, the provider creates the tenant.`,
  PRINTIX_IN_STATE_TWICE: `Two blocks have the same tenant in state. Neither block knows what the other one does to the tenant. The only safe way is to
take one of the two out of state with \`pulumi state delete --force\` and its URN, and out of the program: any other change could
cancel the subscription of both.`,
  PRINTIX_INPUT: `An option, an argument or a plan of the command \`pulumi-printix\` cannot be used. Nothing was sent.`,
  PRINTIX_LOCKED: `Another update of the stack is running, or an update was killed and left its lock. If state is in a folder, a bucket or
PostgreSQL, the message says which process took the lock, on which machine and when; such a lock never expires. Remove the lock
only when you know that this process has ended: two updates at the same time overwrite each other's state, and \`pulumi cancel\`
removes every lock of the stack.`,
  PRINTIX_MAX_CANCELS: `\`printix:maxCancels\` allows fewer cancels in one run than this run needs. A preview refuses a program that replaces more
tenants than that. A cancel that the API refused, or whose tenant was already gone, does not count. If both stack config and
the variable are set, the smaller value applies. A destroy, and an \`up\` whose program no longer declares any tenant, use the
stack config of the last \`pulumi up\`: add \`--run-program\` to a destroy, or declare one tenant. With \`printix:runId\`, all stacks
of a pipeline's run count together, including the cancels of an earlier run with the same id
([many stacks](many-stacks.md#one-cap-on-cancels)). A plan of \`pulumi-printix plan\` with too many cancels is not applied: raise
the limit and make the plan again, since a plan is applied with the settings that it was made with.`,
  PRINTIX_NODE: `The Node that runs the program or the provider is too old. The engine takes the first \`node\` on PATH. The message names the
path of the Node that ran.`,
  PRINTIX_NO_ACCESS: `The API answered 403: these credentials have no access to the partner in the path. The partner's id may be wrong. If it is
right, ask Printix for access to the Partner API: it is granted by approval (starter), by a pilot (pro) or by contract
(enterprise), and cannot be bought online ([access](access.md)). If the list of tenants is refused, nothing is created either:
the provider could not look for a creation whose answer is lost.`,
  PRINTIX_NO_SUCH_TENANT: `The partner has no tenant with the given id or domain.`,
  PRINTIX_NOT_INSTALLED: `In a workspace of packages, the program's own package.json must name \`pulumi-printix\`, since the engine starts the provider in
the program's folder ([record](adr/0001-resource-by-reference.md)). The launcher of the [native plugin](native.md#set-up) starts it
from the folder of the project file.`,
  PRINTIX_NOT_NEW: `The answer to a creation was lost. The tenant that Printix shows with this name and domain already belongs to another block,
or this run cancels it. The provider did not put it into state a second time.`,
  PRINTIX_ONE_WITNESS: `A tenant counts as gone only if its own address says so (404 or 410) and the partner's list, read after that, does not show
it. Here one of the two still shows the tenant, or an item of the list cannot be read. State keeps the tenant.`,
  PRINTIX_OPTIONS: `A resource option contradicts the deletion policy: it would decide by itself what happens to the subscription. The option may
be the block's own, come from a component, or come from a transformation. \`replaceWith\` and \`deletedWith\` are never allowed;
\`retainOnDelete\` and \`deleteBeforeReplace\` are not allowed under \`cancel\`; \`ignoreChanges\` is not allowed for \`deletionPolicy\`
([record](adr/0006-protection.md)).`,
  PRINTIX_OTHER_NAME: `The tenant to adopt has another name than the program says. It may be another customer's tenant, so a person has to decide.`,
  PRINTIX_OTHER_PARTNER: `The tenant's own link names another partner than the configuration. The configured partner's API would answer 404, as if the
tenant were gone, and a refresh or a cancel would forget a subscription that goes on. If the block got a provider of another
partner, give it its former provider back.`,
  PRINTIX_POLICY_IS_NEW: `A replacement ends the old tenant by the deletion policy in state. In a run that also changes the policy, that is still the
old one.`,
  PRINTIX_PREVENTED: `The tenant's policy is \`prevent\`, and changing or removing its block would cancel the tenant: the Partner API has no call to
rename it. This check still protects the tenant after \`pulumi state unprotect\`.`,
  PRINTIX_QUOTA: `The daily quota is too small for all changes of the program. A replacement is two changes, and a few requests are reserved to
finish changes that have begun ([figures](access.md#errors)).`,
  PRINTIX_RECORD: `The providers of one run, such as the dynamic one and a native one, write into a shared file which tenants they have, so that
no provider cancels a tenant that another one has. The file is in a folder of your own among the temporary files (\`TMPDIR\`).
That folder does not exist, is full, cannot be written, or can be written by other users. The cancel or adoption that needs the
file was not done.`,
  PRINTIX_RENAMED: `A refresh has found that the tenant was renamed at Printix. The program has other names: to restore them, the engine would
have to cancel the tenant.`,
  PRINTIX_REPORT: `[\`pulumi-printix report\`](report.md) could not write to GitHub, GitLab or Azure DevOps: the service refused, gave no answer, or
asked for a long wait; the message shows its own words. Or a drift document lists tenants under \`setAside\`, which could not be
read: it does not prove that the drift is gone, so the issue stays open. If an answer was lost, the next run looks for what was
written.`,
  PRINTIX_REPORT_TOO_LONG: `A plan cancels more tenants than a comment has room to name. The comment was written all the same, and begins with a line that
says how many are missing: whoever approves it would approve cancels that the comment does not show.`,
  PRINTIX_RUN_FAILED: `A cancel may be one half of a replacement, and after a failure the engine may end before it creates the new tenant: the
customer would have no tenant. So once the check or the creation of a tenant has failed, the rest of the run cancels
nothing.`,
  PRINTIX_STALE_PLAN: `A plan of \`pulumi-printix plan\` is no longer the one that was reviewed, or something that the plan depends on has changed: its
files, the program, the packages, the configuration, the state, the partner's list, or what the program does with all of these.
The message names the first differences of each. Nothing was changed. Make the plan again and review it
([plans](plan.md)).`,
  PRINTIX_STATE_IS_OLD: `Printix shows the tenant under another name or domain than state does, and the program already declares the new one.`,
  PRINTIX_STILL_DECLARED: `The block of a tenant is gone, and another block of the program declares that tenant. Most likely it is the same block under
another name: \`aliases\` keeps its tenant. Never use \`--target\` or \`--exclude\` here: such a run does not see the other block, and
cancels the tenant. If both blocks have the same URN, take one out with \`pulumi state edit\`. The other block may belong to
another provider of the program. A block that only reads (\`Tenant.get\`) counts too: take it out if the tenant is to be
cancelled.`,
  PRINTIX_SUCCESSOR_EXISTS: `Printix already has the tenant that is to be created in place of the old one. Most likely the old tenant was renamed at Printix:
\`pulumi up --refresh\` takes the new name into state, and nothing is replaced. Or a run was interrupted after it had cancelled
the old tenant and while it was creating the new one: \`adoptExisting: true\` takes the new tenant over.`,
  PRINTIX_VANISHED: `More tenants of state are missing than may vanish at once (10 % of the partner's list, and three in any case), or the server has
none of the tenants that were looked for. Most likely the configuration names another partner or another environment, so state
keeps all tenants. If they are really gone, \`PRINTIX_MAX_VANISHED_PERCENT=100\` allows it for one run. If stack config has
\`printix:maxVanishedPercent\`, that value comes first: set it there, and add \`--run-program\`, since a refresh or a destroy uses
the stack config of the last \`pulumi up\`.`,
};
