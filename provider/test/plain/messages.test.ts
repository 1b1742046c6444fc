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
      "  - Wait for the end of the update that runs just now.",
      "  - Run `pulumi cancel --stack dev` where none runs, since one was killed and left its lock, and then this again. [PRINTIX_LOCKED]",
    ],
    [
      command.stackLocked("pulumi up", "pulumi cancel", [
        "ada@one (pid 1) since 2026-01-01T00:00:00Z",
        "bo@two (pid 2)",
      ]),
      "`pulumi up` found the stack locked, by ada@one (pid 1) since 2026-01-01T00:00:00Z and bo@two (pid 2).",
      "  - Wait for the end of the update that runs just now.",
      "  - Run `pulumi cancel` where none runs, since one was killed and left its lock, and then this again. [PRINTIX_LOCKED]",
    ],
  ],
  previewFailed: [
    [
      command.previewFailed("plan.json", ["the first.", "the second."]),
      "the preview in plan.json failed, so it tells of no plan:",
      "the first.",
      "the second. [PRINTIX_ENGINE]",
    ],
  ],
  foreignList: [
    [
      command.foreignList(partnerId, 3, 0, "nothing was sent", true),
      `State holds 3 tenants, and Printix lists no tenant at all for the partner ${partnerId}: nothing was sent.`,
      "  - Check printix:environment, printix:apiUrl and printix:partnerId: are they those that the tenants were made with?",
      "  - Wait until Printix lists them where they were made a moment ago.",
      "  - Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run where they are really gone; where stack config has printix:maxVanishedPercent, set it there. [PRINTIX_VANISHED]",
    ],
    [
      command.foreignList(partnerId, 3, 5, "nothing was compared", false),
      `State holds 3 tenants, and Printix lists 5 others for the partner ${partnerId}: nothing was compared.`,
      "  - Check printix:environment, printix:apiUrl and printix:partnerId: are they those that the tenants were made with?",
      "  - Wait until Printix lists them where they were made a moment ago. [PRINTIX_VANISHED]",
    ],
  ],
  cancelTooMany: [
    [
      cancel.cancelTooMany(label, 0, []),
      'Not cancelled: tenant "Acme Co." (acme.printix.net) would be one too many, since printix:maxCancels allows 0 in one run.',
      "  - Set PRINTIX_MAX_CANCELS=1 for one run where it is meant.",
      "  - Raise printix:maxCancels too where stack config has it, since the smaller of the two holds.",
      "  - Add `--run-program` to a destroy, and declare a tenant for an `up`: else they know the stack config of the last `up` alone. [PRINTIX_MAX_CANCELS]",
    ],
    [
      cancel.cancelTooMany(label, 2, ['tenant "One" (one.printix.net)', 'tenant "Two" (two.printix.net)']),
      'Not cancelled: tenant "Acme Co." (acme.printix.net) would be one too many, since printix:maxCancels allows 2 in one run. ' +
        'Sent before it: tenant "One" (one.printix.net), tenant "Two" (two.printix.net).',
      "  - Set PRINTIX_MAX_CANCELS=3 for one run where it is meant.",
      "  - Raise printix:maxCancels too where stack config has it, since the smaller of the two holds.",
      "  - Add `--run-program` to a destroy, and declare a tenant for an `up`: else they know the stack config of the last `up` alone. [PRINTIX_MAX_CANCELS]",
    ],
    [
      cancel.cancelTooMany(label, 3, ['tenant "One" (one.printix.net)'], { runId: "4711", others: 2 }),
      'Not cancelled: tenant "Acme Co." (acme.printix.net) would be one too many, since printix:maxCancels allows 3 in the run "4711". ' +
        'Sent before it: tenant "One" (one.printix.net). Sent by others of this run: 2.',
      "  - Set PRINTIX_MAX_CANCELS=4 for one run where it is meant.",
      "  - Raise printix:maxCancels too where stack config has it, since the smaller of the two holds.",
      "  - Add `--run-program` to a destroy, and declare a tenant for an `up`: else they know the stack config of the last `up` alone. [PRINTIX_MAX_CANCELS]",
    ],
  ],
  replacementTooMany: [
    [
      cancel.replacementTooMany(label, 1, 3),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): it is cancel number 3 of this program, and printix:maxCancels allows 1 in one run.',
      "  - Set PRINTIX_MAX_CANCELS=3 for one run where it is meant.",
      "  - Raise printix:maxCancels too where stack config has it, since the smaller of the two holds.",
      "  - Add `--run-program` to a destroy, and declare a tenant for an `up`: else they know the stack config of the last `up` alone. [PRINTIX_MAX_CANCELS]",
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
      `Not cancelled: tenant "Acme Co." (acme.printix.net), id ${tenantId}. Its block takes the tenant another-id in by its id, and an import cancels nothing.`,
      "  - Take its old entry out of state with `pulumi state edit` now, where the tenant is to go on: a later run may cancel it.",
      "  - Do not change, move or remove this block before that. [PRINTIX_FORCED_REPLACEMENT]",
    ],
  ],
  recordUnusable: [
    [
      cancel.recordUnusable(new Error("EROFS: read-only file system, mkdir '/tmp/x'")),
      "Not done, since what the providers of this run do cannot be kept in the folder of temporary files: EROFS: read-only file system, mkdir '/tmp/x'.",
      "  - Set TMPDIR (on Windows TEMP) to a folder that you alone can write to, on a file system with permissions, and run again. [PRINTIX_RECORD]",
    ],
  ],
  stateIsOld: [
    [
      cancel.stateIsOld(acmeState, tenantId, ltd),
      `Not cancelled: tenant "Acme Co." (acme.printix.net), id ${tenantId}, is tenant "Acme Ltd." (acme-ltd.printix.net) at Printix now, and state does not have that yet.`,
      "  - Run `pulumi preview --refresh` to see what that changes, and then `pulumi up --refresh`. [PRINTIX_STATE_IS_OLD]",
    ],
  ],
  domainExists: [
    [
      partner.domainExists({ ...acmeInputs, tenantName: unknownValue }, acme),
      `Refusing to create tenant (known after up) (acme.printix.net): the partner has a tenant with this domain, "Acme Co.", id ${tenantId}.`,
      "  - Run `npx pulumi-printix recover` where a run of `pulumi up` was killed.",
      "  - Give the block `aliases` where it got another name or parent; run `pulumi state untaint` where it was tainted.",
      "  - Set `adoptExisting: true` where it was made by other means; take it out of the state of another stack first, where one has it. [PRINTIX_DOMAIN_EXISTS]",
    ],
  ],
  successorExists: [
    [
      partner.successorExists(acmeInputs, acme),
      `Refusing to cancel the tenant of this block for tenant "Acme Co." (acme.printix.net): Printix has that one already, id ${tenantId}.`,
      "  - Run `pulumi preview --refresh` and then `pulumi up --refresh` where it is the same tenant, renamed at Printix.",
      "  - Set `adoptExisting: true` where a run was cut short that had cancelled the old one and was creating this one.",
      "  - Put the old name and domain back where it is another customer's. [PRINTIX_SUCCESSOR_EXISTS]",
    ],
  ],
  otherName: [
    [
      partner.otherName({ ...acmeInputs, tenantName: "Acme Two" }, acme),
      'Refusing to adopt tenant "Acme Two" (acme.printix.net): the tenant with this domain is named "Acme Co.".',
      "  - Write that name into the program where it is the same customer. [PRINTIX_OTHER_NAME]",
    ],
  ],
  otherPartner: [
    [
      partner.otherPartner(acmeState, "another-partner", partnerId),
      `Nothing was sent for tenant "Acme Co." (acme.printix.net): it belongs to the partner another-partner, and its provider is configured for ${partnerId}.`,
      "  - Set printix:partnerId or PRINTIX_PARTNER_ID to the partner of this stack, or choose the stack of this partner.",
      "  - Give the block back the provider that it had, where it got another one. [PRINTIX_OTHER_PARTNER]",
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
        "quota of 50000 requests has 49999 left until 2026-01-02T00:00:00.000Z: room for 3 more, as a few are kept to end what was begun.",
      "  - Run again after that, or declare fewer changes at once.",
      "  - Run `npx pulumi-printix access` to see the figures, and ask Printix for broader access.",
      "  - Set PRINTIX_PREVIEW_CHECKS=false to leave this check out. [PRINTIX_QUOTA]",
    ],
    [
      partner.quotaTooSmall(acmeInputs, untold, 1, 0),
      'Nothing was sent for tenant "Acme Co." (acme.printix.net): it is change 1 of this program (a replacement is two), and the daily ' +
        "quota of 50000 requests has 49999 left: room for no more, as a few are kept to end what was begun.",
      "  - Run again when the quota is whole, or declare fewer changes at once.",
      "  - Run `npx pulumi-printix access` to see the figures, and ask Printix for broader access.",
      "  - Set PRINTIX_PREVIEW_CHECKS=false to leave this check out. [PRINTIX_QUOTA]",
    ],
  ],
  wouldVanish: [
    [
      partner.wouldVanish(1, "Printix lists no tenant at all"),
      "Refusing to forget a tenant: Printix lists no tenant at all.",
      "  - Check printix:partnerId, printix:environment and printix:apiUrl.",
      "  - Wait until Printix lists them where they were created a moment ago.",
      "  - Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run where they are really gone; where stack config has printix:maxVanishedPercent, set it there and add `--run-program`. [PRINTIX_VANISHED]",
    ],
    [
      partner.wouldVanish(5, "Printix lists no tenant at all"),
      "Refusing to forget 5 tenants: Printix lists no tenant at all.",
      "  - Check printix:partnerId, printix:environment and printix:apiUrl.",
      "  - Wait until Printix lists them where they were created a moment ago.",
      "  - Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run where they are really gone; where stack config has printix:maxVanishedPercent, set it there and add `--run-program`. [PRINTIX_VANISHED]",
    ],
  ],
  oneWitness: [
    [
      partner.oneWitness(label, tenantId, "the partner's list shows it"),
      `Not forgotten: tenant "Acme Co." (acme.printix.net), id ${tenantId}. Its own address says that it is gone, and the partner's list shows it.`,
      "  - Run again in a minute: a list may lag.",
      "  - Ask Printix where it stays so: the API may say 404 where it means that this client may not look. [PRINTIX_ONE_WITNESS]",
    ],
  ],
  stalePlan: [
    [
      plan.stalePlan("customers/prod", [["program", [{ name: "index.ts", how: "changed" }]]], true),
      "Not applied: since the plan of customers/prod was made, this has changed: the program (index.ts changed).",
      "  - Run `pulumi-printix plan` again, and have its plan reviewed: it may do something else now. [PRINTIX_STALE_PLAN]",
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
      "  - Run `pulumi-printix plan` again, and have its plan reviewed: it may do something else now.",
      "  - Add `--list own` to it where other stacks change the rest of the partner's list meanwhile. [PRINTIX_STALE_PLAN]",
    ],
  ],
  otherPlan: [
    [
      plan.otherPlan("printix-plan", "12ab", "34cd"),
      "Not applied: the plan in printix-plan is 12ab, and 34cd was asked for.",
      "  - Take the plan that was reviewed, or have this one reviewed. [PRINTIX_STALE_PLAN]",
    ],
  ],
  planOfOtherStack: [
    [
      plan.planOfOtherStack("printix-plan", "customers/prod", "customers/test"),
      "Not applied: the plan in printix-plan is of the stack customers/prod, and this is customers/test.",
      "  - Give the plan's stack with --stack. [PRINTIX_INPUT]",
    ],
  ],
  stateMoved: [
    [
      plan.stateMoved("customers/prod"),
      "No plan was made: the state of customers/prod has changed meanwhile.",
      "  - Wait for the end of the update that runs just now, and make the plan then. [PRINTIX_STALE_PLAN]",
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
      "  - Put a new pull request up, whose comment says what it does now: program, state or packages have changed since. [PRINTIX_STALE_PLAN]",
    ],
    [
      plan.reviewedOther(7, false),
      "Not applied: the comment that was reviewed on pull request 7 is not there.",
      "  - Look at what this run's plan says: `pulumi-printix report printix-plan --to stdout`.",
      "  - Put a new pull request up, whose comment says what it does now: program, state or packages have changed since. [PRINTIX_STALE_PLAN]",
    ],
  ],
  tooManyToReview: [
    [
      plan.tooManyToReview(12),
      "Not applied: 12 cancels did not fit into the comment, so nobody has reviewed them.",
      "  - Do it in several pull requests. [PRINTIX_STALE_PLAN]",
    ],
  ],
  notToReview: [
    [
      plan.notToReview([
        { name: "acme", property: "tenantName" },
        { name: "globex", property: "tenantDomain" },
      ]),
      "No plan was made: the tenantName of acme is secret, or known after up, and 1 more, so nobody can review it.",
      "  - Write names, domains and policies of tenants into the program, or into stack config in the clear. [PRINTIX_INPUT]",
    ],
  ],
  planOverProgram: [
    [
      plan.planOverProgram("/work/acme"),
      "No plan was made: /work/acme holds the program, and what is in a plan's folder is no part of what is reviewed.",
      "  - Give --out a folder of its own. [PRINTIX_INPUT]",
    ],
  ],
  secretInUnread: [
    [
      plan.secretInUnread("customers/prod", ["printix:clientSecret"]),
      "No plan was made: the configuration of customers/prod has printix:clientSecret, and `--list unread` is for programs that may not look at Printix.",
      "  - Take it out by `pulumi config rm`, and give the protected job the variable instead.",
      "  - Give it `--list own` where the program is trusted. [PRINTIX_INPUT]",
    ],
  ],
  tooManyCancels: [
    [
      plan.tooManyCancels("customers/prod", 2, 0),
      "Not applied: the plan of customers/prod cancels 2 subscriptions, and printix:maxCancels allows 0.",
      "  - Raise it for this run where they shall be cancelled: a plan is carried out as a whole, or not at all. [PRINTIX_MAX_CANCELS]",
    ],
  ],
  reviewedLater: [
    [
      plan.reviewedLater(7),
      "Not applied: the comment on pull request 7 was changed after the merge, so it is not what was reviewed.",
      "  - Put a new pull request up: its comment says what it does now. [PRINTIX_STALE_PLAN]",
    ],
  ],
  nameOfBothClasses: [
    [
      program.nameOfBothClasses("acme"),
      'printix.Tenant "acme": the program declares it by pulumi-printix and by pulumi-printix/native, and each would take over what the other one has.',
      "  - Give one of the two another name. [PRINTIX_DECLARED_TWICE]",
    ],
  ],
  providerUnknown: [
    [
      program.providerUnknown("getTenants"),
      "printix.getTenants cannot be asked: its provider is not known before up.",
      "  - Call getTenantsOutput, whose result is not known before up either. [PRINTIX_INPUT]",
    ],
  ],
  reservedProviderName: [
    [
      program.reservedProviderName("default-eu"),
      'The provider "default-eu" cannot have that name: the engine gives its own such names.',
      "  - Give it another name, such as that of the partner. [PRINTIX_INPUT]",
    ],
  ],
  byId: [
    [
      program.byId("the option import"),
      "the option import takes no tenant in: Pulumi does not tell a dynamic resource's id to its provider.",
      "  - Run `npx pulumi-printix import DOMAIN` in the program's folder, and what it prints, to manage the tenant.",
      "  - Call printix.getTenant({ tenantDomain }) or printix.getTenant({ id }) to read it without managing it. [PRINTIX_BY_ID]",
    ],
  ],
  contradictingOptions: [
    [
      option({ replaceWith: [{}] }),
      "a tenant takes no replaceWith: whenever that other resource is replaced, the engine would cancel the tenant too, and ask nobody first.",
      "  - Take the option away, and use dependsOn to order the two. [PRINTIX_OPTIONS]",
    ],
    [
      option({ deletedWith: {} }),
      "a tenant takes no deletedWith: when that other resource goes, the engine would forget the tenant, and its subscription would go on.",
      "  - Take the option away, and use dependsOn to order the two. [PRINTIX_OPTIONS]",
    ],
    [
      option({ ignoreChanges: ["deletionPolicy"] }),
      "a tenant takes no ignoreChanges of deletionPolicy: the policy in state would decide, and the program would show another one.",
      "  - Take it out of ignoreChanges. [PRINTIX_OPTIONS]",
    ],
    [
      option({ ignoreChanges: ["*"], replacementTrigger: "now" }),
      'deletionPolicy "cancel" takes no ignoreChanges of * beside replacementTrigger or replaceOnChanges: the engine would cancel the tenant, and create one whose name and domain it has not compared.',
      "  - Take one of the two options away. [PRINTIX_OPTIONS]",
    ],
    [
      option({ retainOnDelete: true }),
      'deletionPolicy "cancel" contradicts retainOnDelete: the engine would forget the tenant without a cancel, its subscription ' +
        "would go on, and a new tenant could not have its domain.",
      '  - Set deletionPolicy to "abandon" where the subscription is to go on.',
      "  - Set retainOnDelete to false on the tenant where it is to be cancelled. [PRINTIX_OPTIONS]",
    ],
    [
      option({ deleteBeforeReplace: true }),
      'deletionPolicy "cancel" takes no deleteBeforeReplace: a creation that fails would leave the customer without a tenant.',
      "  - Take the option away; the provider cancels first only where the domain stays. [PRINTIX_OPTIONS]",
    ],
  ],
  notInstalled: [
    [
      program.notInstalled("pulumi-printix", "1.2.3", "/work/project", "/work/project/program/package.json"),
      "Nothing was sent: Pulumi starts the provider in /work/project and would not find pulumi-printix, which another package depends on, there.",
      '  - Add "pulumi-printix": "^1.2.3" to the dependencies in /work/project/program/package.json, install, and run again. [PRINTIX_NOT_INSTALLED]',
    ],
  ],
  changePrevented: [
    [
      replacement.changePrevented({ ...acmeInputs }, "tenantName", "prevent"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): Printix cannot change its tenantName, so this would cancel the subscription and start a new one.',
      '  - Put "Acme Co." back into the program to keep the tenant.',
      "  - Write what Printix has into the program where it was renamed there, run `pulumi preview --refresh`, then `pulumi up --refresh`.",
      '  - Set deletionPolicy to "cancel", run `pulumi up`, and change tenantName after that, to really cancel it and to create a new one. [PRINTIX_PREVENTED]',
    ],
    [
      replacement.changePrevented({ ...acmeInputs }, "tenantDomain", "cancel"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): Printix cannot change its tenantDomain, so this would cancel the subscription and start a new one.',
      '  - Put "acme.printix.net" back into the program to keep the tenant.',
      "  - Write what Printix has into the program where it was renamed there, run `pulumi preview --refresh`, then `pulumi up --refresh`.",
      '  - Run `pulumi up` with the new deletionPolicy "cancel" and "acme.printix.net" first, and change tenantDomain after that, to really cancel it and to create a new one. [PRINTIX_PREVENTED]',
    ],
  ],
  cancelPrevented: [
    [
      replacement.cancelPrevented({ ...acmeState }, tenantId),
      `Not cancelled: tenant "Acme Co." (acme.printix.net), id ${tenantId}, has deletionPolicy "prevent" in state.`,
      "  - Put its block back into the program to keep it.",
      "  - Run `pulumi state delete` with its URN to stop managing it and leave it running.",
      '  - Put its block back with deletionPolicy "cancel", run `pulumi up`, and remove it after that, to cancel the subscription. [PRINTIX_PREVENTED]',
    ],
  ],
  renamedAtPrintix: [
    [
      replacement.renamedAtPrintix({ ...acmeInputs }, { ...ltd }, "cancel"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): it was renamed at Printix, and tenant "Acme Ltd." (acme-ltd.printix.net) ' +
        "in its place would cancel the customer's subscription.",
      '  - Write "Acme Co." and "acme.printix.net" into the program to follow Printix.',
      "  - Rename it back at Printix, and run `pulumi up --refresh`, to keep the program as it is.",
      "  - Follow Printix, run `pulumi up`, and change it after that, to really start anew. [PRINTIX_RENAMED]",
    ],
    [
      replacement.renamedAtPrintix({ ...acmeInputs }, { ...ltd }, "abandon"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): it was renamed at Printix, and tenant "Acme Ltd." (acme-ltd.printix.net) ' +
        "in its place would leave the subscription running, unmanaged.",
      '  - Write "Acme Co." and "acme.printix.net" into the program to follow Printix.',
      "  - Rename it back at Printix, and run `pulumi up --refresh`, to keep the program as it is.",
      "  - Follow Printix, run `pulumi up`, and change it after that, to really start anew. [PRINTIX_RENAMED]",
    ],
  ],
  policyIsNew: [
    [
      replacement.policyIsNew({ ...acmeInputs }, "cancel", "abandon"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): deletionPolicy "abandon" is new, and this run would still cancel the customer\'s subscription.',
      "  - Change the policy alone, run `pulumi up`, and make the other change after that. [PRINTIX_POLICY_IS_NEW]",
    ],
    [
      replacement.policyIsNew({ ...acmeInputs }, "abandon", "cancel"),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): deletionPolicy "cancel" is new, and this run would still leave the subscription running, unmanaged.',
      "  - Change the policy alone, run `pulumi up`, and make the other change after that. [PRINTIX_POLICY_IS_NEW]",
    ],
  ],
  domainKept: [
    [
      replacement.domainKept({ ...acmeInputs }),
      'Refusing to replace tenant "Acme Co." (acme.printix.net): an abandoned tenant keeps its domain, so no new one can have it.',
      "  - Change the name back.",
      '  - Set deletionPolicy to "cancel", run `pulumi up`, and change the name after that. [PRINTIX_DOMAIN_KEPT]',
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
      'Refusing to cancel tenant "Acme Co." (acme.printix.net) and create it anew: neither its name nor its domain changes, and Printix has it.',
      "  - Take `replacementTrigger` or `replaceOnChanges` away. [PRINTIX_FORCED_REPLACEMENT]",
    ],
    [
      replacement.forcedReplacement(acmeInputs, urn, undefined),
      'Refusing to cancel tenant "Acme Co." (acme.printix.net) and create it anew: neither its name nor its domain changes, and whether Printix still has it is not known.',
      "  - Take `replacementTrigger` or `replaceOnChanges` away.",
      `  - Run again with printix:previewChecks on where a replacement was cut short; where Printix does not have the tenant, run \`pulumi state delete --force\` first, with '${urn}'. [PRINTIX_FORCED_REPLACEMENT]`,
    ],
    [
      replacement.forcedReplacement(acmeInputs, "block 1, which tells no URN", true),
      'Refusing to cancel tenant "Acme Co." (acme.printix.net) and create it anew: neither its name nor its domain changes, and Printix has it.',
      "  - Take `replacementTrigger` or `replaceOnChanges` away.",
      "  - Take the new block out where two blocks declare the tenant. [PRINTIX_FORCED_REPLACEMENT]",
    ],
  ],
  inStateTwice: [
    [
      twoBlocks.inStateTwice(acmeInputs, urn, otherUrn),
      `Refusing tenant "Acme Co." (acme.printix.net): two blocks have it in state, ${urn} and ${otherUrn}, and neither knows what the other does to it.`,
      "  - Take one of the two out of state with `pulumi state delete --force` and its URN, and out of the program.",
      "  - Do not change its name or domain, and do not use `--target`: each could cancel the subscription of the other block. [PRINTIX_IN_STATE_TWICE]",
    ],
  ],
  declaredTwice: [
    [
      twoBlocks.declaredTwice(acmeInputs, block(false), block(false)),
      `Refusing tenant "Acme Co." (acme.printix.net): another block of this program declares it too, ${urn}, and either could cancel it.`,
      "  - Take one out, or give it the domain that it is for. [PRINTIX_DECLARED_TWICE]",
    ],
    ...[
      twoBlocks.declaredTwice(acmeInputs, block(true), block(false)),
      twoBlocks.declaredTwice(acmeInputs, block(false), block(true)),
    ].map<Row>((said) => [
      said,
      `Refusing tenant "Acme Co." (acme.printix.net): another block of this program declares it too, ${urn}, and either could cancel it.`,
      "  - Take the new block out, or give it the domain that it is for. [PRINTIX_DECLARED_TWICE]",
    ]),
    [
      twoBlocks.declaredTwice(acmeInputs, block(true), block(true)),
      `Refusing tenant "Acme Co." (acme.printix.net): another block of this program declares it too, ${urn}, and either could cancel it.`,
      "  - Put the domain back that the changed block had. [PRINTIX_DECLARED_TWICE]",
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
      "  - Give one of the two a third domain first, to cancel both and to create two new ones. [PRINTIX_DOMAIN_HANDED_OVER]",
    ],
  ],
  adoptionConflict: [
    [
      twoBlocks.adoptionConflict(acmeInputs, urn),
      `Refusing to adopt tenant "Acme Co." (acme.printix.net): another block, ${urn}, has it in state and would cancel it.`,
      "  - Take that block out of state with `pulumi state delete --force` and its URN, and run again, to hand the tenant over.",
      "  - Leave adoptExisting out, to cancel the tenant and to create a new one. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  adoptionOfHeld: [
    [
      twoBlocks.adoptionOfHeld(acmeInputs, tenantId, ltd),
      `Not adopted: another block has tenant "Acme Co." (acme.printix.net), id ${tenantId}, in state as tenant "Acme Ltd." (acme-ltd.printix.net).`,
      "  - Write what Printix has into that block, and run `pulumi up --refresh`.",
      "  - Take that block out of state with `pulumi state delete --force` and its URN, to hand the tenant over. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  adoptionOfCancelled: [
    [
      twoBlocks.adoptionOfCancelled(acmeInputs, tenantId),
      `Not adopted: this run cancels tenant "Acme Co." (acme.printix.net), id ${tenantId}, for a block that gives it up.`,
      "  - Look at Printix whether it is still there before you run again. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  stillDeclared: [
    [
      twoBlocks.stillDeclared(acmeInputs, tenantId, ltd),
      `Not cancelled: another block of the program declares tenant "Acme Co." (acme.printix.net), id ${tenantId}, as tenant "Acme Ltd." (acme-ltd.printix.net).`,
      '  - Give that block `aliases: [{ name: "the old name" }]` where it is the same one under another name.',
      "  - Take the old block out of state with `pulumi state delete --force` and its URN, or with `pulumi state edit` where both have one URN.",
      "  - Do not use `--target` or `--exclude`: such a run does not see the other block, and cancels. [PRINTIX_STILL_DECLARED]",
    ],
  ],
  declaredElsewhere: [
    [
      twoBlocks.declaredElsewhere(acmeInputs),
      'Refusing tenant "Acme Co." (acme.printix.net): a block of another provider of this program declares it too, and either could cancel it.',
      "  - Take one out, or give it the domain that it is for. [PRINTIX_DECLARED_TWICE]",
    ],
  ],
  heldElsewhere: [
    [
      twoBlocks.heldElsewhere("cancelled", acmeInputs, tenantId),
      `Not cancelled: a block of another provider of this program has, or declares, tenant "Acme Co." (acme.printix.net), id ${tenantId}.`,
      "  - Change the block's provider or class alone, and run `pulumi up`, before you change its name, where it is the same block.",
      "  - Take the block that is to give it up out of state with `pulumi state delete --force` and its URN, to hand the tenant over. [PRINTIX_STILL_DECLARED]",
    ],
    [
      twoBlocks.heldElsewhere("adopted", acmeInputs, tenantId),
      `Not adopted: a block of another provider of this program has, or declares, tenant "Acme Co." (acme.printix.net), id ${tenantId}.`,
      "  - Change the block's provider or class alone, and run `pulumi up`, before you change its name, where it is the same block.",
      "  - Take the block that is to give it up out of state with `pulumi state delete --force` and its URN, to hand the tenant over. [PRINTIX_ADOPTION_CONFLICT]",
    ],
  ],
  notNew: [
    [
      twoBlocks.notNew(acmeInputs, tenantId, ltd),
      `Not taken into state: Printix shows the tenant ${tenantId} for tenant "Acme Co." (acme.printix.net), and another block has it, as tenant "Acme Ltd." (acme-ltd.printix.net).`,
      "  - Look at Printix which tenants have this name and domain before you run again. [PRINTIX_NOT_NEW]",
    ],
    [
      twoBlocks.notNew(acmeInputs, tenantId, undefined),
      `Not taken into state: Printix shows the tenant ${tenantId} for tenant "Acme Co." (acme.printix.net), and this run cancels it.`,
      "  - Look at Printix which tenants have this name and domain before you run again. [PRINTIX_NOT_NEW]",
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
      "  - Look whether it can be reached from here, by a proxy where there is one (docs/report.md).",
      "  - Run this step again: what was written is found, and not written twice. [PRINTIX_REPORT]",
    ],
  ],
  forgeBusy: [
    [
      report.forgeBusy(doing, 119.2),
      "GitHub asks to wait 120 s before it will write the comment.",
      "  - Run this step again after that. [PRINTIX_REPORT]",
    ],
  ],
  forgeStrange: [
    [
      report.forgeStrange(doing),
      "GitHub was asked to write the comment, and what it answered cannot be read.",
      "  - Check the token, and what stands between here and the forge: a page to sign in is an answer of theirs. [PRINTIX_REPORT]",
    ],
  ],
  cancelsLeftOut: [
    [
      report.cancelsLeftOut(7),
      "The comment has no room for 7 of the cancels, and says so: nobody can approve them from it.",
      "  - Change the program in steps, with fewer cancels each.",
      "  - Run `pulumi-printix cancels` to see all of them where they are meant. [PRINTIX_REPORT_TOO_LONG]",
    ],
  ],
  driftUnproven: [
    [
      report.driftUnproven(2),
      "The issue about drift was left open: 2 of the partner's tenants could not be read, so nothing proves that the drift is gone.",
      "  - Look at Printix at the tenants that the drift document sets aside.",
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
