import { parseArgs } from "node:util";
import { OptionsError } from "../common/options-error";
import { parseAccess, type AccessState } from "../partners/access-state";
import type { PartnerOptions } from "../partners/partner-options";
import type { SandboxOptions } from "../state/options";
import { LIST_SHAPES } from "../wire/list-body";

export interface Command {
  readonly options: SandboxOptions;
  readonly isHelp: boolean;
  readonly isVersion: boolean;
  readonly isJson: boolean;
  readonly isExitWithParent: boolean;
}

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** Reads the command line; throws an error whose message names the option. */
export function parseCommand(args: string[]): Command {
  const { values } = parseArgs({
    args,
    options: {
      port: text,
      host: text,
      "allow-remote": flag,
      "data-file": text,
      access: text,
      rate: text,
      burst: text,
      "daily-quota": text,
      "token-lifetime": text,
      "list-shape": text,
      "page-size": text,
      "partner-id": text,
      "client-id": text,
      "client-secret": text,
      partner: { type: "string", multiple: true },
      tenants: text,
      seed: text,
      json: flag,
      "exit-with-parent": flag,
      version: flag,
      help: flag,
    },
  });
  const lifetimeSeconds = toNumber("tokenLifetimeMs", values["token-lifetime"]);
  const listShape = LIST_SHAPES.find((shape) => shape === values["list-shape"]);
  if (listShape === undefined && values["list-shape"] !== undefined) {
    throw new OptionsError("listShape", `one of ${LIST_SHAPES.join(", ")}`);
  }
  return {
    options: {
      port: toNumber("port", values.port),
      host: values.host,
      isRemoteAllowed: values["allow-remote"],
      dataFile: values["data-file"],
      access: values.access === undefined ? undefined : parseAccess(values.access),
      requestsPerSecond: toNumber("requestsPerSecond", values.rate),
      burst: toNumber("burst", values.burst),
      dailyQuota: toNumber("dailyQuota", values["daily-quota"]),
      tokenLifetimeMs: lifetimeSeconds === undefined ? undefined : lifetimeSeconds * 1000,
      listShape,
      pageSize: toNumber("pageSize", values["page-size"]),
      partnerId: values["partner-id"],
      clientId: values["client-id"],
      clientSecret: values["client-secret"],
      partners: values.partner?.map(parsePartner),
      tenants: toNumber("tenants", values.tenants),
      seed: toNumber("seed", values.seed),
    },
    isHelp: values.help,
    isVersion: values.version,
    isJson: values.json,
    isExitWithParent: values["exit-with-parent"],
  };
}

function parsePartner(given: string): PartnerOptions {
  const [partnerId, clientId, clientSecret, access, ...more] = given.split(":");
  if (partnerId === undefined || clientId === undefined || clientSecret === undefined || more.length > 0) {
    throw new OptionsError("partner", "ID:CLIENT:SECRET or ID:CLIENT:SECRET:STATE");
  }
  // What it must be is for `startSandbox` to say, as for any further partner.
  return { partnerId, clientId, clientSecret, access: access as AccessState | undefined };
}

function toNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d+(?:\.\d+)?$/.test(given)) throw new OptionsError(option, "a number");
  return Number(given);
}

const SHORTENED: Readonly<Record<string, string>> = {
  requestsPerSecond: "rate",
  tokenLifetimeMs: "token-lifetime",
  partners: "partner",
  isRemoteAllowed: "allow-remote",
};

/** The flag that an option of `startSandbox` is on the command line. */
export function flagOf(option: string): string {
  const words = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `--${SHORTENED[option] ?? words}`;
}
