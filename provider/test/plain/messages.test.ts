import * as cancel from "../../src/messages/cancel";
import { refusalCodes } from "../../src/messages/codes";
import * as command from "../../src/messages/command";
import * as partner from "../../src/messages/partner";
import * as plan from "../../src/messages/plan";
import * as program from "../../src/messages/program";
import { Refusal } from "../../src/messages/refusal";
import * as replacement from "../../src/messages/replacement";
import * as report from "../../src/messages/report";
import * as twoBlocks from "../../src/messages/two-blocks";
import { optionFault, type FateOptions } from "../../src/resource/refused-options";
import { unknownValue } from "../../src/tenant/unknown-value";
import { acme, acmeInputs, acmeState, partnerId, tenantId } from "../acme";
import { fakeAccess } from "../fake-client";

// This table alone holds how a refusal is worded. All other tests know it by its code, and by what it tells of one case.

type Giver = Exclude<
  | keyof typeof cancel
  | keyof typeof command
  | keyof typeof partner
  | keyof typeof plan
  | keyof typeof program
  | keyof typeof replacement
  | keyof typeof report
  | keyof typeof twoBlocks,
  "stepsToTaken" | "stepsToAccess" | "secretInTheClear" | "clearSecrets"
>;
/** What these say is up to the caller, and there may be nothing to do but to read it. */
const mayHaveNoStep = ["badFile", "badInput", "engineFailure", "fileFailure", "previewFailed"];
type Row = [said: Refusal | string | undefined, ...lines: string[]];

const label = 'tenant "Acme Co." (acme.printix.net)';
const ltd = { ...acmeInputs, tenantName: "Acme Ltd.", tenantDomain: "acme-ltd.printix.net" };
const urn = "urn:pulumi:dev::acme::pulumi-nodejs:dynamic/printix:Tenant::acme";
const otherUrn = "urn:pulumi:dev::acme::pulumi-nodejs:dynamic/printix:Tenant::other";
const { quotaResetsAt: _, ...untold } = fakeAccess;

const doing = { forge: "GitHub", what: "write the comment" };
const block = (isInState: boolean) => ({ urn, isInState });
const option = (opts: FateOptions, policy = "cancel") => optionFault(opts, policy, () => "");

/** What each function says, in each of its variants, line by line. */
const table: Record<Giver, Row[]> = {
  badInput: [
    [command.badInput("It is no plan.", "Give it one."), "It is no plan.", "  - Give it one. [PRINTIX_INPUT]"],
  ],
  badFile: [
    [command.badFile("tenants.yaml:1:1: the file is odd."), "tenants.yaml:1:1: the file is odd. [PRINTIX_FILE]"],
  ],
  fileFailure: [
    [
      command.fileFailure("the plan cannot be read", new Error("ENOENT: no such file.")),
      "the plan cannot be read: ENOENT: no such file. [PRINTIX_FILE]",
    ],
  ],
  pluginNotInstalled: [
    [
      command.pluginNotInstalled("/work/acme"),
      "Nothing was written: the plugin would be started in /work/acme, and pulumi-printix is not installed there.",
      "  - Add pulumi-printix to the dependencies in /work/acme/package.json, install, and run this again. [PRINTIX_NOT_INSTALLED]",
    ],
  ],
  engineFailure: [
    [command.engineFailure("`pulumi preview` failed: why."), "`pulumi preview` failed: why. [PRINTIX_ENGINE]"],
  ],
  stackLocked: [
    [
      command.stackLocked("pulumi up --stack dev", "pulumi cancel --stack dev", []),
      "`pulumi up --stack dev` found the stack locked.",
      "  - Wait until the update that is running now has ended.",
      "  - Run `pulumi cancel --stack dev` only if no update is running: a killed update has left its lock. Then run this command again. [PRINTIX_LOCKED]",
    ],
    [
      command.stackLocked("pulumi up", "pulumi cancel", [
        "ada@one (pid 1) since 2026-01-01T00:00:00Z",
        "bo@two (pid 2)",
      ]),
      "`pulumi up` found the stack locked, by ada@one (pid 1) since 2026-01-01T00:00:00Z and bo@two (pid 2).",
      "  - Wait until the update that is running now has ended.",
      "  - Run `pulumi cancel` only if no update is running: a killed update has left its lock. Then run this command again. [PRINTIX_LOCKED]",
    ],
  ],
  previewFailed: [
    [
      command.previewFailed("plan.json", ["the first.", "the second."]),
      "the preview in plan.json failed, so it holds no plan:",
      "the first.",
      "the second. [PRINTIX_ENGINE]",
    ],
  ],
  foreignList: [
    [
      command.foreignList(partnerId, 3, 0, "nothing was sent", true),
      `State holds 3 tenants, and Printix lists no tenant at all for the partner ${partnerId}: nothing was sent.`,
      "  - Check printix:environment, printix:apiUrl and printix:partnerId: are they the ones that the tenants were created with?",
      "  - Wait until Printix lists the tenants if they were created a moment ago.",
      "  - Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run if they are really gone; if stack config has printix:maxVanishedPercent, set it there. [PRINTIX_VANISHED]",
    ],
    [
      command.foreignList(partnerId, 3, 5, "nothing was compared", false),
      `State holds 3 tenants, and Printix lists 5 others for the partner ${partnerId}: nothing was compared.`,
      "  - Check printix:environment, printix:apiUrl and printix:partnerId: are they the ones that the tenants were created with?",
      "  - Wait until Printix lists the tenants if they were created a moment ago. [PRINTIX_VANISHED]",
    ],
  ],
  cancelTooMany: [
    [
      cancel.cancelTooMany(label, 0, []),
      'Not cancelled: tenant "Acme Co." (acme.printix.net) would be one too many, since printix:maxCancels allows 0 in one run.',
      "  - Set PRINTIX_MAX_CANCELS=1 for one run if this cancel is intended.",
      "  - Raise printix:maxCancels too if stack config has it: the smaller of the two applies.",
      "  - Add `--run-program` to a destroy, and declare at least one tenant for an `up`: otherwise they use the stack config of the last `up`. [PRINTIX_MAX_CANCELS]",
    ],
    [
      cancel.cancelTooMany(label, 2, ['tenant "One" (one.printix.net)', 'tenant "Two" (two.printix.net)']),
      'Not cancelled: tenant "Acme Co." (acme.printix.net) would be one too many, since printix:maxCancels allows 2 in one run. ' +
        'Sent before it: tenant "One" (one.printix.net), tenant "Two" (two.printix.net).',
      "  - Set PRINTIX_MAX_CANCELS=3 for one run if this cancel is intended.",
      "  - Raise printix:maxCancels too if stack config has it: the smaller of the two applies.",
      "  - Add `--run-program` to a destroy, and declare at least one tenant for an `up`: otherwise they use the stack config of the last `up`. [PRINTIX_MAX_CANCELS]",
    ],
    [
      cancel.cancelTooMany(label, 3, ['tenant "One" (one.printix.net)'], { runId: "4711", others: 2 }),
      'Not cancelled: tenant "Acme Co." (acme.printix.net) would be one too many, since printix:maxCancels allows 3 in the run "4711". ' +
        'Sent before it: tenant "One" (one.printix.net). Sent by other processes of this run: 2.',
      "  - Set PRINTIX_MAX_CANCELS=4 for one run if this cancel is intended.",
      "  - Raise printix:maxCancels too if stack config has it: the smaller of the two applies.",
      "  - Add `--run-program` to a destroy, and declare at least one tenant for an `up`: otherwise they use the stack config of the last `up`. [PRINTIX_MAX_CANCELS]",
    ],
  ],
  replacementTooMany: [
    [
      cancel.replacementTooMany(label, 1, 3),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): it is cancel number 3 of this program, and printix:maxCancels allows 1 in one run.',
      "  - Set PRINTIX_MAX_CANCELS=3 for one run if this cancel is intended.",
      "  - Raise printix:maxCancels too if stack config has it: the smaller of the two applies.",
      "  - Add `--run-program` to a destroy, and declare at least one tenant for an `up`: otherwise they use the stack config of the last `up`. [PRINTIX_MAX_CANCELS]",
    ],
  ],
  runFailed: [
    [
      cancel.runFailed(acmeState, tenantId),
      `Not cancelled: tenant "Acme Co." (acme.printix.net), id ${tenantId}. Another resource failed in this run, so a replacement might never be made.`,
      "  - Fix what the other error says, and run again. [PRINTIX_RUN_FAILED]",
    ],
  ],
  importCancels: [
    [
      cancel.importCancels(acmeState, tenantId, "another-id"),
      `Not cancelled: tenant "Acme Co." (acme.printix.net), id ${tenantId}. Its block imports the tenant another-id, and an import cancels nothing.`,
      "  - Take the old tenant out of state with `pulumi state edit` now if it must not be cancelled: a later run may cancel it.",
      "  - Do not change, move or remove this block before you have done so. [PRINTIX_FORCED_REPLACEMENT]",
    ],
  ],
  recordUnusable: [
    [
      cancel.recordUnusable(new Error("EROFS: read-only file system, mkdir '/tmp/x'")),
      "Not done: the providers of this run cannot write their shared record into the folder for temporary files: EROFS: read-only file system, mkdir '/tmp/x'.",
      "  - Set TMPDIR (on Windows TEMP) to a folder that only you can write to, on a file system with permissions, and run again. [PRINTIX_RECORD]",
    ],
  ],
  stateIsOld: [
    [
      cancel.stateIsOld(acmeState, tenantId, ltd),
      `Not cancelled: tenant "Acme Co." (acme.printix.net), id ${tenantId}, is tenant "Acme Ltd." (acme-ltd.printix.net) at Printix now, and state does not know this yet.`,
      "  - Run `pulumi preview --refresh` to see what changes, and then `pulumi up --refresh`. [PRINTIX_STATE_IS_OLD]",
    ],
  ],
  domainExists: [
    [
      partner.domainExists({ ...acmeInputs, tenantName: unknownValue }, acme),
      `Refusing to create tenant (known after up) (acme.printix.net): the partner has a tenant with this domain, "Acme Co.", id ${tenantId}.`,
      "  - Run `npx pulumi-printix recover` if a `pulumi up` was killed.",
      "  - Give the block `aliases` if its name or parent has changed; run `pulumi state untaint` if it was tainted.",
      "  - Set `adoptExisting: true` if the tenant was created in another way; if another stack has it in state, take it out of that state first. [PRINTIX_DOMAIN_EXISTS]",
    ],
  ],
  successorExists: [
    [
      partner.successorExists(acmeInputs, acme),
      `Refusing to replace the tenant of this block: Printix already has tenant "Acme Co." (acme.printix.net), id ${tenantId}.`,
      "  - Run `pulumi preview --refresh` and then `pulumi up --refresh` if it is the same tenant, renamed at Printix.",
      "  - Set `adoptExisting: true` if a run was interrupted after it cancelled the old tenant and while it created this one.",
      "  - Put the old name and domain back if it is another customer's tenant. [PRINTIX_SUCCESSOR_EXISTS]",
    ],
  ],
  otherName: [
    [
      partner.otherName({ ...acmeInputs, tenantName: "Acme Two" }, acme),
      'Refusing to adopt tenant "Acme Two" (acme.printix.net): the tenant with this domain is named "Acme Co.".',
      "  - Write that name into the program if it is the same customer. [PRINTIX_OTHER_NAME]",
    ],
  ],
  otherPartner: [
    [
      partner.otherPartner(acmeState, "another-partner", partnerId),
      `Nothing was sent for tenant "Acme Co." (acme.printix.net): it belongs to the partner another-partner, and its provider is configured for ${partnerId}.`,
      "  - Set printix:partnerId or PRINTIX_PARTNER_ID to the partner of this stack, or choose the stack of this partner.",
      "  - Give the block its former provider back if it got another one. [PRINTIX_OTHER_PARTNER]",
    ],
  ],
  noSuchTenant: [
    [
      partner.noSuchTenant(`the id ${tenantId}`),
      `This partner has no tenant with the id ${tenantId}.`,
      "  - Run `npx pulumi-printix tenants list` to see its tenants.",
      "  - Check the partner's id: `pulumi config set printix:partnerId …`, or the variable PRINTIX_PARTNER_ID. [PRINTIX_NO_SUCH_TENANT]",
    ],
  ],
  quotaTooSmall: [
    [
      partner.quotaTooSmall(acmeInputs, fakeAccess, 12, 3),
      'Nothing was sent for tenant "Acme Co." (acme.printix.net): it is change 12 of this program (a replacement is two), and the daily ' +
        "quota of 50000 requests has 49999 left until 2026-01-02T00:00:00.000Z. That is room for 3 changes now: a few requests are reserved to finish changes that have begun.",
      "  - Run again after that time, or declare fewer changes at once.",
      "  - Run `npx pulumi-printix access` to see the figures, and ask Printix for broader access.",
      "  - Set PRINTIX_PREVIEW_CHECKS=false to skip this check. [PRINTIX_QUOTA]",
    ],
    [
      partner.quotaTooSmall(acmeInputs, untold, 1, 0),
      'Nothing was sent for tenant "Acme Co." (acme.printix.net): it is change 1 of this program (a replacement is two), and the daily ' +
        "quota of 50000 requests has 49999 left. That is room for no changes now: a few requests are reserved to finish changes that have begun.",
      "  - Run again when the quota is full again, or declare fewer changes at once.",
      "  - Run `npx pulumi-printix access` to see the figures, and ask Printix for broader access.",
      "  - Set PRINTIX_PREVIEW_CHECKS=false to skip this check. [PRINTIX_QUOTA]",
    ],
  ],
  wouldVanish: [
    [
      partner.wouldVanish(1, "Printix lists no tenant at all"),
      "Refusing to forget a tenant: Printix lists no tenant at all.",
      "  - Check printix:partnerId, printix:environment and printix:apiUrl.",
      "  - Wait until Printix lists the tenants if they were created a moment ago.",
      "  - Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run if they are really gone; if stack config has printix:maxVanishedPercent, set it there and add `--run-program`. [PRINTIX_VANISHED]",
    ],
    [
      partner.wouldVanish(5, "Printix lists no tenant at all"),
      "Refusing to forget 5 tenants: Printix lists no tenant at all.",
      "  - Check printix:partnerId, printix:environment and printix:apiUrl.",
      "  - Wait until Printix lists the tenants if they were created a moment ago.",
      "  - Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run if they are really gone; if stack config has printix:maxVanishedPercent, set it there and add `--run-program`. [PRINTIX_VANISHED]",
    ],
  ],
  oneWitness: [
    [
      partner.oneWitness(label, tenantId, "the partner's list shows it"),
      `Not removed from state: tenant "Acme Co." (acme.printix.net), id ${tenantId}. Its own address says that it is gone, but the partner's list shows it.`,
      "  - Run again in a minute: the list may not be up to date yet.",
      "  - Ask Printix if this does not change: the API may answer 404 when this client has no access to the tenant. [PRINTIX_ONE_WITNESS]",
    ],
  ],
  stalePlan: [
    [
      plan.stalePlan("customers/prod", [["program", [{ name: "index.ts", how: "changed" }]]], true),
      "Not applied: since the plan of customers/prod was made, this has changed: the program (index.ts changed).",
      "  - Run `pulumi-printix plan` again, and have the new plan reviewed: it may do something else. [PRINTIX_STALE_PLAN]",
    ],
    [
      plan.stalePlan(
        "customers/prod",
        [
          [
            "state",
            [
              { name: urn, how: "gone" },
              { name: otherUrn, how: "added" },
              { name: `pending creating ${otherUrn}`, how: "added" },
              { name: "(secrets provider)", how: "changed" },
              { name: "urn:pulumi:dev::acme::my:Group$printix:index:Tenant::a::b", how: "changed" },
            ],
          ],
          ["list", [{ name: tenantId, how: "changed" }]],
        ],
        true,
      ),
      "Not applied: since the plan of customers/prod was made, this has changed: the state " +
        "(pulumi-nodejs:dynamic/printix:Tenant acme gone, pulumi-nodejs:dynamic/printix:Tenant other added, " +
        "pending creating pulumi-nodejs:dynamic/printix:Tenant other added, 2 more), " +
        `the partner's list (${tenantId} changed).`,
      "  - Run `pulumi-printix plan` again, and have the new plan reviewed: it may do something else.",
      "  - Add `--list own` to that command if other stacks change the rest of the partner's list in the meantime. [PRINTIX_STALE_PLAN]",
    ],
  ],
  otherPlan: [
    [
      plan.otherPlan("printix-plan", "12ab", "34cd"),
      "Not applied: the plan in printix-plan has the digest 12ab, and --digest asks for 34cd.",
      "  - Take the plan that was reviewed, or have this one reviewed. [PRINTIX_STALE_PLAN]",
    ],
  ],
  planOfOtherStack: [
    [
      plan.planOfOtherStack("printix-plan", "customers/prod", "customers/test"),
      "Not applied: the plan in printix-plan is for the stack customers/prod, and this is the stack customers/test.",
      "  - Give the plan's stack with --stack. [PRINTIX_INPUT]",
    ],
  ],
  stateMoved: [
    [
      plan.stateMoved("customers/prod"),
      "No plan was made: the state of customers/prod has changed in the meantime.",
      "  - Wait until the update that is running now has ended, and make the plan then. [PRINTIX_STALE_PLAN]",
    ],
  ],
  notReviewed: [
    [
      plan.notReviewed(0),
      "Not applied: this commit has merged no pull request, so nobody knows what was reviewed.",
      "  - Put the change into a pull request of its own, and merge that. [PRINTIX_STALE_PLAN]",
    ],
    [
      plan.notReviewed(2),
      "Not applied: this commit has merged 2 pull requests, so nobody knows what was reviewed.",
      "  - Put the change into a pull request of its own, and merge that. [PRINTIX_STALE_PLAN]",
    ],
  ],
  reviewedOther: [
    [
      plan.reviewedOther(7, true),
      "Not applied: the comment that was reviewed on pull request 7 is about another plan.",
      "  - Look at what this run's plan says: `pulumi-printix report printix-plan --to stdout`.",
      "  - Put the change into a new pull request. Its comment shows what the change does now: program, state or packages have changed since. [PRINTIX_STALE_PLAN]",
    ],
    [
      plan.reviewedOther(7, false),
      "Not applied: the comment that was reviewed on pull request 7 is not there.",
      "  - Look at what this run's plan says: `pulumi-printix report printix-plan --to stdout`.",
      "  - Put the change into a new pull request. Its comment shows what the change does now: program, state or packages have changed since. [PRINTIX_STALE_PLAN]",
    ],
  ],
  tooManyToReview: [
    [
      plan.tooManyToReview(12),
      "Not applied: 12 cancels did not fit into the comment, so nobody has reviewed them.",
      "  - Put the change into several pull requests, with fewer cancels each. [PRINTIX_STALE_PLAN]",
    ],
  ],
  notToReview: [
    [
      plan.notToReview([
        { name: "acme", property: "tenantName" },
        { name: "globex", property: "tenantDomain" },
      ]),
      "No plan was made: the tenantName of acme (and 1 more value) is secret or not known before up, so nobody can review the plan.",
      "  - Write the names, domains and policies of tenants as plain text into the program or into stack config. [PRINTIX_INPUT]",
    ],
  ],
  planOverProgram: [
    [
      plan.planOverProgram("/work/acme"),
      "No plan was made: /work/acme holds the program, and the files in a plan's folder are not reviewed.",
      "  - Give --out a folder of its own. [PRINTIX_INPUT]",
    ],
  ],
  secretInUnread: [
    [
      plan.secretInUnread("customers/prod", ["printix:clientSecret"]),
      "No plan was made: the configuration of customers/prod has printix:clientSecret, and `--list unread` is for programs that may not look at Printix.",
      "  - Take it out with `pulumi config rm`, and give the protected job the variable instead.",
      "  - Add `--list own` if the program is trusted. [PRINTIX_INPUT]",
    ],
  ],
  tooManyCancels: [
    [
      plan.tooManyCancels("customers/prod", 2, 0),
      "Not applied: the plan of customers/prod cancels 2 subscriptions, and printix:maxCancels allows 0.",
      "  - Raise printix:maxCancels or PRINTIX_MAX_CANCELS if these cancels are intended; if both are set, raise both.",
      "  - Run `pulumi-printix plan` again after that, and have the new plan reviewed: a plan is applied with the settings that it was made with. [PRINTIX_MAX_CANCELS]",
    ],
  ],
  reviewedLater: [
    [
      plan.reviewedLater(7),
      "Not applied: the comment on pull request 7 was changed after the merge, so it is not what was reviewed.",
      "  - Put the change into a new pull request: its comment shows what the change does now. [PRINTIX_STALE_PLAN]",
    ],
  ],
  nameOfBothClasses: [
    [
      program.nameOfBothClasses("acme"),
      'printix.Tenant "acme": the program declares it with pulumi-printix and with pulumi-printix/native, and each would take over the other\'s tenant.',
      "  - Give one of the two another name. [PRINTIX_DECLARED_TWICE]",
    ],
  ],
  providerUnknown: [
    [
      program.providerUnknown("getTenants"),
      "printix.getTenants cannot be called: the settings of its provider are not known before up.",
      "  - Call getTenantsOutput instead. Its result is not known before up either. [PRINTIX_INPUT]",
    ],
  ],
  reservedProviderName: [
    [
      program.reservedProviderName("default-eu"),
      'The provider "default-eu" cannot have that name: such names are reserved for the engine\'s own providers.',
      "  - Give it another name, such as that of the partner. [PRINTIX_INPUT]",
    ],
  ],
  byId: [
    [
      program.byId("the option import"),
      "the option import does not work for a tenant: Pulumi does not give a dynamic resource's id to its provider.",
      "  - Run `npx pulumi-printix import DOMAIN` in the program's folder, and then the command that it prints, to manage the tenant.",
      "  - Call printix.getTenant({ tenantDomain }) or printix.getTenant({ id }) to read it without managing it. [PRINTIX_BY_ID]",
    ],
  ],
  contradictingOptions: [
    [
      option({ replaceWith: [{}] }),
      "a tenant cannot have the option replaceWith: whenever that other resource is replaced, the engine would cancel the tenant too, without asking.",
      "  - Take the option away, and use dependsOn to order the two. [PRINTIX_OPTIONS]",
    ],
    [
      option({ deletedWith: {} }),
      "a tenant cannot have the option deletedWith: when that other resource is deleted, the engine would forget the tenant, and its subscription would continue.",
      "  - Take the option away, and use dependsOn to order the two. [PRINTIX_OPTIONS]",
    ],
    [
      option({ ignoreChanges: ["deletionPolicy"] }),
      "a tenant cannot have ignoreChanges for deletionPolicy: the policy in state would decide, and the program would show another one.",
      "  - Take it out of ignoreChanges. [PRINTIX_OPTIONS]",
    ],
    [
      option({ ignoreChanges: ["*"], replacementTrigger: "now" }),
      'deletionPolicy "cancel" does not allow ignoreChanges for * together with replacementTrigger or replaceOnChanges: the engine would cancel the tenant, and create one whose name and domain it has not compared.',
      "  - Take one of the two options away. [PRINTIX_OPTIONS]",
    ],
    [
      option({ retainOnDelete: true }),
      'deletionPolicy "cancel" contradicts retainOnDelete: the engine would forget the tenant without a cancel, its subscription ' +
        "would go on, and a new tenant could not have its domain.",
      '  - Set deletionPolicy to "abandon" if the subscription must continue.',
      "  - Set retainOnDelete to false on the tenant if it is to be cancelled. [PRINTIX_OPTIONS]",
    ],
    [
      option({ deleteBeforeReplace: true }),
      'deletionPolicy "cancel" does not allow deleteBeforeReplace: a creation that fails would leave the customer without a tenant.',
      "  - Take the option away: the provider itself cancels first if the domain stays the same. [PRINTIX_OPTIONS]",
    ],
  ],
  notInstalled: [
    [
      program.notInstalled("pulumi-printix", "1.2.3", "/work/project", "/work/project/program/package.json"),
      "Nothing was sent: Pulumi starts the provider in /work/project and would not find pulumi-printix there: only another package depends on it.",
      '  - Add "pulumi-printix": "^1.2.3" to the dependencies in /work/project/program/package.json, install, and run again. [PRINTIX_NOT_INSTALLED]',
    ],
  ],
  changePrevented: [
    [
      replacement.changePrevented({ ...acmeInputs }, "tenantName", "prevent"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): Printix cannot change its tenantName, so this would cancel the subscription and start a new one.',
      '  - Put "Acme Co." back into the program to keep the tenant.',
      "  - Write Printix's name and domain into the program if the tenant was renamed at Printix; then run `pulumi preview --refresh` and `pulumi up --refresh`.",
      '  - Set deletionPolicy to "cancel", run `pulumi up`, and change tenantName after that, only if you want to cancel this tenant and create a new one. [PRINTIX_PREVENTED]',
    ],
    [
      replacement.changePrevented({ ...acmeInputs }, "tenantDomain", "cancel"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): Printix cannot change its tenantDomain, so this would cancel the subscription and start a new one.',
      '  - Put "acme.printix.net" back into the program to keep the tenant.',
      "  - Write Printix's name and domain into the program if the tenant was renamed at Printix; then run `pulumi preview --refresh` and `pulumi up --refresh`.",
      '  - Run `pulumi up` with the new deletionPolicy "cancel" and "acme.printix.net" first, and change tenantDomain after that, only if you want to cancel this tenant and create a new one. [PRINTIX_PREVENTED]',
    ],
  ],
  cancelPrevented: [
    [
      replacement.cancelPrevented({ ...acmeState }, tenantId),
      `Not cancelled: tenant "Acme Co." (acme.printix.net), id ${tenantId}, has deletionPolicy "prevent" in state.`,
      "  - Put its block back into the program to keep the tenant.",
      "  - Run `pulumi state delete` with its URN to stop managing the tenant: its subscription continues.",
      '  - Put its block back with deletionPolicy "cancel", run `pulumi up`, and remove it after that, to cancel the subscription. [PRINTIX_PREVENTED]',
    ],
  ],
  renamedAtPrintix: [
    [
      replacement.renamedAtPrintix({ ...acmeInputs }, { ...ltd }, "cancel"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): it was renamed at Printix, and replacing it by tenant "Acme Ltd." (acme-ltd.printix.net) ' +
        "would cancel the customer's subscription.",
      '  - Write "Acme Co." and "acme.printix.net" into the program to accept the new name.',
      "  - Rename it back at Printix, and run `pulumi up --refresh`, to keep the program as it is.",
      "  - Do the first step, run `pulumi up`, and change the name again after that, only if you want a new tenant in place of this one. [PRINTIX_RENAMED]",
    ],
    [
      replacement.renamedAtPrintix({ ...acmeInputs }, { ...ltd }, "abandon"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): it was renamed at Printix, and replacing it by tenant "Acme Ltd." (acme-ltd.printix.net) ' +
        "would leave the subscription running, unmanaged.",
      '  - Write "Acme Co." and "acme.printix.net" into the program to accept the new name.',
      "  - Rename it back at Printix, and run `pulumi up --refresh`, to keep the program as it is.",
      "  - Do the first step, run `pulumi up`, and change the name again after that, only if you want a new tenant in place of this one. [PRINTIX_RENAMED]",
    ],
  ],
  policyIsNew: [
    [
      replacement.policyIsNew({ ...acmeInputs }, "cancel", "abandon"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): deletionPolicy "abandon" is new, and this run would still cancel the customer\'s subscription.',
      "  - Change only the policy, run `pulumi up`, and make the other change after that. [PRINTIX_POLICY_IS_NEW]",
    ],
    [
      replacement.policyIsNew({ ...acmeInputs }, "abandon", "cancel"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): deletionPolicy "cancel" is new, and this run would still leave the subscription running, unmanaged.',
      "  - Change only the policy, run `pulumi up`, and make the other change after that. [PRINTIX_POLICY_IS_NEW]",
    ],
  ],
  domainKept: [
    [
      replacement.domainKept({ ...acmeInputs }),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): an abandoned tenant keeps its domain, so no new one can have it.',
      "  - Change the name back.",
      '  - Set deletionPolicy to "cancel", run `pulumi up`, and change the name after that, only if you want to cancel this tenant and create a new one. [PRINTIX_DOMAIN_KEPT]',
    ],
  ],
  changeHidden: [
    [
      replacement.changeHidden(acmeInputs, ltd),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): ignoreChanges hides its new name or domain, and the engine would create tenant "Acme Ltd." (acme-ltd.printix.net).',
      "  - Take tenantName and tenantDomain out of ignoreChanges, so that a preview shows what changes. [PRINTIX_CHANGE_HIDDEN]",
    ],
  ],
  forcedReplacement: [
    [
      replacement.forcedReplacement(acmeInputs, urn, true),
      'Refusing to cancel tenant "Acme Co." (acme.printix.net) and create it again: neither its name nor its domain changes, and Printix has it.',
      "  - Take `replacementTrigger` or `replaceOnChanges` out of the block. [PRINTIX_FORCED_REPLACEMENT]",
    ],
    [
      replacement.forcedReplacement(acmeInputs, urn, undefined),
      'Refusing to cancel tenant "Acme Co." (acme.printix.net) and create it again: neither its name nor its domain changes, and it is not known whether Printix still has it.',
      "  - Take `replacementTrigger` or `replaceOnChanges` out of the block.",
      `  - Run again with printix:previewChecks set to true if a replacement was interrupted; if Printix does not have the tenant, run \`pulumi state delete --force '${urn}'\` first. [PRINTIX_FORCED_REPLACEMENT]`,
    ],
    [
      replacement.forcedReplacement(acmeInputs, "block 1, whose URN is not known", true),
      'Refusing to cancel tenant "Acme Co." (acme.printix.net) and create it again: neither its name nor its domain changes, and Printix has it.',
      "  - Take `replacementTrigger` or `replaceOnChanges` out of the block.",
      "  - Take the new block out of the program if two blocks declare the tenant. [PRINTIX_FORCED_REPLACEMENT]",
    ],
  ],
  inStateTwice: [
    [
      twoBlocks.inStateTwice(acmeInputs, urn, otherUrn),
      `Refusing tenant "Acme Co." (acme.printix.net): two blocks have it in state, ${urn} and ${otherUrn}, and neither knows what the other does to it.`,
      "  - Take one of the two out of state with `pulumi state delete --force` and its URN, and out of the program.",
      "  - Do not change its name or domain, and do not use `--target`: either could cancel the subscription of the other block. [PRINTIX_IN_STATE_TWICE]",
    ],
  ],
  declaredTwice: [
    [
      twoBlocks.declaredTwice(acmeInputs, block(false), block(false)),
      `Refusing tenant "Acme Co." (acme.printix.net): another block of this program declares it too, ${urn}, and either could cancel it.`,
      "  - Take one of the two blocks out of the program, or give it a domain of its own. [PRINTIX_DECLARED_TWICE]",
    ],
    ...[
      twoBlocks.declaredTwice(acmeInputs, block(true), block(false)),
      twoBlocks.declaredTwice(acmeInputs, block(false), block(true)),
    ].map<Row>((said) => [
      said,
      `Refusing tenant "Acme Co." (acme.printix.net): another block of this program declares it too, ${urn}, and either could cancel it.`,
      "  - Take the new block out of the program, or give it a domain of its own. [PRINTIX_DECLARED_TWICE]",
    ]),
    [
      twoBlocks.declaredTwice(acmeInputs, block(true), block(true)),
      `Refusing tenant "Acme Co." (acme.printix.net): another block of this program declares it too, ${urn}, and either could cancel it.`,
      "  - Put the old domain back into the block that was changed. [PRINTIX_DECLARED_TWICE]",
    ],
  ],
  domainHandedOver: [
    [
      twoBlocks.domainHandedOver(acmeInputs, urn, false),
      `Refusing to create tenant "Acme Co." (acme.printix.net): another block of this program, ${urn}, still has that domain, and may give it up too late.`,
      "  - Change that block first and run `pulumi up`, and change this one after that. [PRINTIX_DOMAIN_HANDED_OVER]",
    ],
    [
      twoBlocks.domainHandedOver(acmeInputs, urn, true),
      `Refusing to create tenant "Acme Co." (acme.printix.net): another block of this program, ${urn}, still has that domain, and may give it up too late.`,
      "  - Put the domains back, and rename the blocks with `aliases`, to keep both tenants.",
      "  - Give one of the two a third domain first, only if you want to cancel both tenants and create two new ones. [PRINTIX_DOMAIN_HANDED_OVER]",
    ],
  ],
  adoptionConflict: [
    [
      twoBlocks.adoptionConflict(acmeInputs, urn),
      `Refusing to adopt tenant "Acme Co." (acme.printix.net): another block, ${urn}, has it in state and would cancel it.`,
      "  - Take that block out of state with `pulumi state delete --force` and its URN, and run again, to hand the tenant over.",
      "  - Leave adoptExisting out only if you want to cancel the tenant and create a new one. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  adoptionOfHeld: [
    [
      twoBlocks.adoptionOfHeld(acmeInputs, tenantId, ltd),
      `Not adopted: another block has tenant "Acme Co." (acme.printix.net), id ${tenantId}, in state as tenant "Acme Ltd." (acme-ltd.printix.net).`,
      "  - Write Printix's name and domain into that block, and run `pulumi up --refresh`.",
      "  - Take that block out of state with `pulumi state delete --force` and its URN, to hand the tenant over. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  adoptionOfCancelled: [
    [
      twoBlocks.adoptionOfCancelled(acmeInputs, tenantId),
      `Not adopted: this run cancels tenant "Acme Co." (acme.printix.net), id ${tenantId}, for a block that no longer declares it.`,
      "  - Check at Printix whether the tenant is still there before you run again. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  stillDeclared: [
    [
      twoBlocks.stillDeclared(acmeInputs, tenantId, ltd),
      `Not cancelled: another block of the program declares tenant "Acme Co." (acme.printix.net), id ${tenantId}, as tenant "Acme Ltd." (acme-ltd.printix.net).`,
      '  - Give that block `aliases: [{ name: "the old name" }]` if it is the same block under another name.',
      "  - Take the old block out of state with `pulumi state delete --force` and its URN, or with `pulumi state edit` if both blocks have the same URN.",
      "  - Do not use `--target` or `--exclude`: such a run does not see the other block, and cancels the tenant. [PRINTIX_STILL_DECLARED]",
    ],
  ],
  declaredElsewhere: [
    [
      twoBlocks.declaredElsewhere(acmeInputs),
      'Refusing tenant "Acme Co." (acme.printix.net): a block of another provider of this program declares it too, and either could cancel it.',
      "  - Take one of the two blocks out of the program, or give it a domain of its own. [PRINTIX_DECLARED_TWICE]",
    ],
  ],
  heldElsewhere: [
    [
      twoBlocks.heldElsewhere("cancelled", acmeInputs, tenantId),
      `Not cancelled: a block of another provider of this program has, or declares, tenant "Acme Co." (acme.printix.net), id ${tenantId}.`,
      "  - Change only the provider or class of the block, run `pulumi up`, and change its name after that, if it is the same block.",
      "  - Take the block that must not keep the tenant out of state with `pulumi state delete --force` and its URN, to hand the tenant over. [PRINTIX_STILL_DECLARED]",
    ],
    [
      twoBlocks.heldElsewhere("adopted", acmeInputs, tenantId),
      `Not adopted: a block of another provider of this program has, or declares, tenant "Acme Co." (acme.printix.net), id ${tenantId}.`,
      "  - Change only the provider or class of the block, run `pulumi up`, and change its name after that, if it is the same block.",
      "  - Take the block that must not keep the tenant out of state with `pulumi state delete --force` and its URN, to hand the tenant over. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  notNew: [
    [
      twoBlocks.notNew(acmeInputs, tenantId, ltd),
      `Not taken into state: Printix shows the tenant ${tenantId} for tenant "Acme Co." (acme.printix.net), and another block has it, as tenant "Acme Ltd." (acme-ltd.printix.net).`,
      "  - Check at Printix which tenants have this name and domain before you run again. [PRINTIX_NOT_NEW]",
    ],
    [
      twoBlocks.notNew(acmeInputs, tenantId, undefined),
      `Not taken into state: Printix shows the tenant ${tenantId} for tenant "Acme Co." (acme.printix.net), and this run cancels it.`,
      "  - Check at Printix which tenants have this name and domain before you run again. [PRINTIX_NOT_NEW]",
    ],
  ],
  forgeRefused: [
    [
      report.forgeRefused(doing, 403, "No\naccess", ["Give the job more."]),
      "GitHub refused to write the comment: status 403 (No access).",
      "  - Give the job more. [PRINTIX_REPORT]",
    ],
    [
      report.forgeRefused(doing, 302, "", ["Check the token."]),
      "GitHub refused to write the comment: status 302.",
      "  - Check the token. [PRINTIX_REPORT]",
    ],
  ],
  forgeSilent: [
    [
      report.forgeSilent(doing, "status 502"),
      "GitHub could not be asked to write the comment: status 502.",
      "  - Check whether this machine can reach GitHub, through the proxy if there is one (docs/report.md).",
      "  - Run this step again: it finds what was written, and does not write it twice. [PRINTIX_REPORT]",
    ],
  ],
  forgeBusy: [
    [
      report.forgeBusy(doing, 119.2),
      "GitHub asks to wait 120 s before it will write the comment.",
      "  - Run this step again after that time. [PRINTIX_REPORT]",
    ],
  ],
  forgeStrange: [
    [
      report.forgeStrange(doing),
      "GitHub was asked to write the comment, and its answer cannot be read.",
      "  - Check the token, and any proxy between this machine and GitHub: the answer may be a sign-in page. [PRINTIX_REPORT]",
    ],
  ],
  cancelsLeftOut: [
    [
      report.cancelsLeftOut(7),
      "The comment has no room for 7 of the cancels, and says so: nobody can approve them from it.",
      "  - Change the program in steps, with fewer cancels each.",
      "  - Run `pulumi-printix cancels` to see all of them if they are intended. [PRINTIX_REPORT_TOO_LONG]",
    ],
  ],
  driftUnproven: [
    [
      report.driftUnproven(2),
      "The issue about drift was left open: 2 of the partner's tenants could not be read, so nothing proves that the drift is gone.",
      "  - Check at Printix the tenants that the drift document lists under `setAside`.",
      "  - Run `pulumi-printix drift` again after that. [PRINTIX_REPORT]",
    ],
  ],
};

const textOf = (said: Refusal | string | undefined): string => (said instanceof Refusal ? said.message : (said ?? ""));
const rows = Object.entries(table).flatMap(([giver, variants]) =>
  variants.map(([said, ...lines], index) => ({ giver, variant: index + 1, said, text: textOf(said), lines })),
);

/** What a step may begin with. A new step has to begin with a verb, too. */
const verbs = "Add Ask Call Change Check Do Fix Follow Give Leave Look Put Raise Rename Run Set Take Wait Write".split(
  " ",
);

const codeOf = (text: string): string | undefined => / \[([A-Z_]+)\]$/.exec(text)?.[1];

test.each(rows)("$giver, variant $variant, word by word", ({ text, lines }) => {
  expect(text.split("\n")).toEqual(lines);
});

test.each(rows)(
  "$giver, variant $variant: a headline, at most three steps, and the code at the end",
  ({ giver, text }) => {
    expect(refusalCodes).toContain(codeOf(text));
    expect(text.match(/PRINTIX_\w+\]/g)).toHaveLength(1);
    if (mayHaveNoStep.includes(giver)) return;
    const [headline, ...steps] = text.split("\n");
    expect(headline).toMatch(/^[^ ].*\.$/);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(3);
    for (const step of steps) expect(verbs).toContain(/^ {2}- ([A-Z][a-z]+) /.exec(step)?.[1]);
  },
);

test("each code has a message here, but those that other files give, whose tests hold their wording", () => {
  const elsewhere = ["PRINTIX_ARGUMENT", "PRINTIX_DEFECT", "PRINTIX_NODE", "PRINTIX_NO_ACCESS"];
  const here = new Set(rows.map(({ text }) => codeOf(text)));
  for (const code of elsewhere) expect(here).not.toContain(code);
  expect([...here, ...elsewhere].sort()).toEqual([...refusalCodes].sort());
});

test("a refusal tells its code also to programs, and says the same as what is wrong with a block", () => {
  for (const { said, text } of rows) if (said instanceof Refusal) expect(said.code).toBe(codeOf(text));
  const refusal = new Refusal("PRINTIX_QUOTA", "Nothing was sent.", ["Run again."]);
  const text = "Nothing was sent.\n  - Run again. [PRINTIX_QUOTA]";
  expect(refusal).toMatchObject({ name: "Refusal", message: text });
  expect(refusal.about("tenantDomain")).toEqual({ property: "tenantDomain", reason: text });
});
