import type { RefusalCode } from "../../provider/src/messages/codes.ts";

type Explained = RefusalCode | "ERR_PRINTIX_CONFIG";

/** What each refusal of the provider means, at more length than its message has room for. */
export const refusals: Record<Explained, string> = {
  ERR_PRINTIX_CONFIG: `The configuration is incomplete or wrong: all its faults are told at once, each with its key and its variable, and
nothing was sent. A key under \`printix:\` or a variable \`PRINTIX_…\` that nobody reads is a fault too, since a mistyped
\`maxCancels\` must not be taken for a cap. After \`pulumi config rm\`, a \`destroy\` or \`refresh\` knows the key until the next
\`pulumi up\`, or with \`--run-program\`.`,
  PRINTIX_ADOPTION_CONFLICT: `A block with \`adoptExisting\` would take a tenant over that another block has in state, or that this run cancels. In one
run no tenant is both held and cancelled, and none has two blocks. Hand it over with \`pulumi state delete --force\` and the
other block's URN, or leave \`adoptExisting\` out. Where the other block has it under an old name, it moved at Printix: write
what Printix has into that block, and run \`pulumi up --refresh\`.`,
  PRINTIX_ARGUMENT: `An argument is wrong, as the text before the code says. All faults of a tenant are told at once, and nothing was sent.`,
  PRINTIX_BY_ID: `\`import\`, \`id\` and \`Tenant.get()\` cannot work on a dynamic resource: the engine reads it without the property by which its
provider is found (pulumi#16175). [\`pulumi-printix import\`](import.md) brings a tenant under Pulumi, and \`getTenant\` reads
one.`,
  PRINTIX_CHANGE_HIDDEN: `\`ignoreChanges\` of a name or a domain holds for the engine's comparison, and not for the creation that follows: a replacement
that another change asks for would create what nobody was shown.`,
  PRINTIX_DECLARED_TWICE: `Two blocks say the same domain. Two blocks must never stand for one tenant, since either of them could cancel it. Never
give a block of state another domain to get out of this: that would cancel the tenant that it has. The other block may be one of another provider of the program. A block that \`tells no
URN\` is of an older \`pulumi-printix\` in the program, or has \`ignoreChanges: ["*"]\`.`,
  PRINTIX_DEFECT: `Something failed that we did not foresee. Nothing is known to be wrong with the tenant. Report the message, without
secrets, with the version of \`pulumi-printix\`.`,
  PRINTIX_DOMAIN_EXISTS: `The domain of a tenant that is to be created is taken. Where the partner's list has it, it is yours:

- A run of \`pulumi up\` was killed: [\`pulumi-printix recover\`](recover.md) brings in what it made; where it kept no checkpoints,
  with \`--preview\`.
- The block got another name or parent: give it \`aliases\`, and it keeps its tenant.
- The engine is to replace the block (\`pulumi state taint\`, \`--target-replace\`): take that back with \`pulumi state untaint\`,
  since nothing but another name or domain replaces a tenant.
- It was made by other means: \`adoptExisting: true\` takes it over where its name is the same, or
  [\`pulumi-printix import\`](import.md) does so without an \`up\`.
- Another stack has it: take it out of that one's state first with \`pulumi state delete --force\`. Else that stack cancels it when
  its block goes there under \`cancel\` ([a move between stacks](how-to/move-between-stacks.md)).

Where the API alone says so (409), and the list does not have it, somebody else has the domain: choose another one.`,
  PRINTIX_DOMAIN_HANDED_OVER: `One block gives a domain up, and another one would be created in it, in one run: the creation goes at once and the cancel
later, so it would fail. Make it two runs: first the block that gives the domain up, then the one that takes it. Two blocks
that change places cancel two subscriptions: where the tenants are to stay, put the domains back and give the blocks new
names by \`aliases\`; where they are not, give one of them a third domain first.`,
  PRINTIX_DOMAIN_KEPT: `Under \`abandon\` the old tenant goes on, and keeps its domain, so a new one with the same domain cannot be created.`,
  PRINTIX_ENGINE: `\`pulumi\` could not be started, failed, or printed something that cannot be read. Its own first error stands in the
message. What a command had done before stays done: run it again once the cause is gone.`,
  PRINTIX_FILE: `A file cannot be read, written or used; the message names it, with the line of each mistake. Where a command was to write
something, nothing was written.`,
  PRINTIX_FORCED_REPLACEMENT: `The engine is to replace what a block has, and nothing of the block says that it may be cancelled. Where the block takes another
tenant in by its id (the option \`import\` of the [native plugin](native.md#importing)), the old one is not cancelled for it: take its entry out of
state with \`pulumi state edit\`. Else name and domain stay the same, and it is one of two: the program or the command asks for
it (\`replacementTrigger\`, \`replaceOnChanges\`), which must cancel nothing; or a replacement was cut short, whose
old tenant is cancelled already. A block that \`tells no URN\` cannot be told from a second one that declares the same. The partner's list tells them apart: where it lacks the domain, the block goes on.`,
  PRINTIX_IN_STATE_TWICE: `Two blocks have the same tenant in state. Whatever one of them does to it, the other does not know. The only way out is to
take one of them out of state with \`pulumi state delete --force\` and its URN, and out of the program: any other change could
cancel the subscription of both.`,
  PRINTIX_INPUT: `An option, an argument or a plan of the command \`pulumi-printix\` cannot be used. Nothing was sent.`,
  PRINTIX_LOCKED: `Another update of the stack runs, or one was killed and left its lock. Where state is in a folder, a bucket or PostgreSQL,
the message says which process took it, on which machine and when; a lock there never runs out. Take it away only once you
know that this process is gone: two updates at a time overwrite each other's state, and \`pulumi cancel\` takes away whatever
locks the stack has.`,
  PRINTIX_MAX_CANCELS: `\`printix:maxCancels\` allows fewer cancels in one run than are asked for. A preview refuses where the program replaces more
than that. What the API refused, and what was gone already, does not count. The smaller one of stack config and the variable
counts. A destroy, and an \`up\` whose program declares no tenant any more, know the stack config of the last \`pulumi up\`
alone: add \`--run-program\` to a destroy, or declare one tenant. With \`printix:runId\`, all stacks of a pipeline's run count
together, also what a run before it with the same id has sent ([many stacks](many-stacks.md#one-cap-on-cancels)).`,
  PRINTIX_NODE: `An older Node runs the program, or the provider: the engine takes the \`node\` that is first on PATH. The path of the one that
ran is told.`,
  PRINTIX_NO_ACCESS: `The API answered 403: these credentials have no access to the partner in the path. The partner's id may be wrong. Where it is
right, access to the Partner API is granted by approval (starter), by a pilot (pro) or by contract (enterprise), and not
bought on a page ([access](access.md)). Where the list is refused, nothing is created either: a creation whose answer is lost
could not be looked for.`,
  PRINTIX_NO_SUCH_TENANT: `A tenant is to be read by an id or a domain that the partner does not have.`,
  PRINTIX_NOT_INSTALLED: `In a workspace of packages the program's own package.json has to name \`pulumi-printix\`, since the engine starts the provider
in the program's folder ([record](adr/0001-resource-by-reference.md)). The launcher of the [native plugin](native.md#set-up) starts it from
the folder of the project file.`,
  PRINTIX_NOT_NEW: `The answer to a creation was lost. What Printix shows for its name and domain is a tenant that another block has, or that
this run cancels: it was not taken into state a second time.`,
  PRINTIX_ONE_WITNESS: `A tenant is gone where its own address says so (404 or 410) and the partner's list, read after that, does not show it. Here
one of the two still shows it, or an item of the list cannot be read. State keeps the tenant.`,
  PRINTIX_OPTIONS: `A resource option would decide what becomes of the subscription, against the policy: own, inherited from a component, or added by
a transformation. \`replaceWith\` and \`deletedWith\` are never taken; \`retainOnDelete\` and \`deleteBeforeReplace\` not under
\`cancel\`; \`ignoreChanges\` not of \`deletionPolicy\` ([record](adr/0006-protection.md)).`,
  PRINTIX_OTHER_NAME: `The tenant that is to be adopted has another name than the program says. It may be another customer's: a person has to say.`,
  PRINTIX_OTHER_PARTNER: `The tenant's own link names another partner than the configuration. That partner's 404 would say that it is gone, and a
refresh or a cancel would forget a subscription that goes on. A block that got a provider of another partner gets its old one back.`,
  PRINTIX_POLICY_IS_NEW: `A replacement ends the old tenant by the policy in state. Where this very run changes the policy, that would be the wrong
one.`,
  PRINTIX_PREVENTED: `The tenant's policy is \`prevent\`, and the change or the removal of its block would cancel it: the Partner API has no call to
rename. After \`pulumi state unprotect\` this is the second line of defence.`,
  PRINTIX_QUOTA: `The day's quota has no room for all that the program changes. A replacement is two changes, and a few requests are kept to end
what was begun ([figures](access.md#errors)).`,
  PRINTIX_RECORD: `The providers of one run, such as the dynamic one and a native one, tell each other in a file which tenants they have, so that
none cancels what another one holds. It lies in a folder of your own among the temporary files (\`TMPDIR\`), which is
not there, is full, cannot be written, or could be written by others. What needs it, a cancel or an adoption, was not done.`,
  PRINTIX_RENAMED: `A refresh has found that the tenant was renamed at Printix. The program has other names, which would cancel the tenant to get
them back.`,
  PRINTIX_REPORT: `[\`pulumi-printix report\`](report.md) could not write to GitHub, GitLab or Azure DevOps: the forge refused, gave no answer, or asked
for a long wait; its own words stand in the message. Or a drift document sets tenants aside that nobody could read: it does
not prove that the drift is gone, so the issue stays open. Where an answer was lost, the next run looks for what was written.`,
  PRINTIX_REPORT_TOO_LONG: `A plan cancels more than a comment has room to name. The comment was written all the same, and begins with a line that says
how many are missing: whoever approves it would approve cancels that nobody was shown.`,
  PRINTIX_RUN_FAILED: `A cancel may be one half of a replacement, and the engine may end after a failure before it comes to the creation: the
customer would have no tenant. So nothing is cancelled any more in a run in which the check or the creation of a tenant has
failed.`,
  PRINTIX_STALE_PLAN: `A plan of \`pulumi-printix plan\` is not what was reviewed any more, or rests on what has changed since: its files, the
program, the packages, the configuration, the state, the partner's list, or what the program does with all that. The message
names the first of each that differ. Nothing was changed. Make the plan anew and look at it again
([plans](plan.md)).`,
  PRINTIX_STATE_IS_OLD: `Printix shows the tenant under another name or domain than state, and the program declares that one by now.`,
  PRINTIX_STILL_DECLARED: `The block of a tenant is gone, and another block of the program declares that tenant. Most likely it is the same block under
another name: \`aliases\` keeps its tenant. Never with \`--target\` or \`--exclude\`: such a run does not see the other block, and
cancels. Where both blocks have one URN, \`pulumi state edit\` takes one out. The other block may be one of another provider
of the program. One that only reads, \`Tenant.get\`, counts too: take it out where the tenant is to be cancelled.`,
  PRINTIX_SUCCESSOR_EXISTS: `What is to be created in a tenant's place is at Printix already. Most likely the tenant was renamed there: \`pulumi up
--refresh\` takes that into state, and nothing is replaced. Or a run was cut short that had cancelled the old tenant and was
creating the new one: \`adoptExisting: true\` takes it over.`,
  PRINTIX_VANISHED: `More tenants of state are missing than may go at once (10 % of the partner's list, and three in any case), or the server has
none of those that were looked for. It is most likely another partner or another environment: nothing was believed, and
state keeps all. Where they are really gone, \`PRINTIX_MAX_VANISHED_PERCENT=100\` allows it for one run. Where stack config has
\`printix:maxVanishedPercent\`, that goes first: set it there, and add \`--run-program\`, since a refresh or a destroy knows the
stack config of the last \`pulumi up\` alone.`,
};
