import type { Access, Figure, FigureSource, Sharer } from "printix-partner-sdk";
import { textTable } from "../shared/text-table";
import type { Cost } from "./cost";
import { describeDuration } from "./describe-duration";

const headings = ["LIMIT", "IN FORCE", "SOURCE", "CONFIGURED"];

const sources: Record<FigureSource, string> = {
  server: "server",
  configured: "configured",
  default: "default",
  counted: "counted here",
};

/** The limits in force, where each comes from, and what is configured, for a person. */
export function describeAccess(access: Access): string {
  const { configured } = access;
  const row = (name: string, figure: Figure<number | string> | undefined, more?: string): string[] =>
    figure === undefined ? [name, "not known", ""] : [name, shown(figure.value), sources[figure.source], more ?? ""];
  const set = (value: number | undefined): string => (value === undefined ? "nothing" : shown(value));
  return textTable(headings, [
    row("requests a second", access.requestsPerSecond, set(configured.requestsPerSecond)),
    row("requests at once", access.burst, set(configured.burst)),
    row("left of these now", access.remaining),
    row("requests a day", access.dailyQuota, set(configured.dailyQuota)),
    row("left of these", access.quotaRemaining),
    row(
      "full again at",
      access.quotaResetsAt && { ...access.quotaResetsAt, value: toSecond(access.quotaResetsAt.value) },
    ),
  ]);
}

/** Who shares the budget. */
export function describeSharers(sharedBy: readonly Sharer[]): string {
  const rows = sharedBy.map(({ who, sinceMs, waiting, inFlight, changesUnderWay }) => [
    ...[who, describeDuration(sinceMs / 1000)],
    ...[waiting, inFlight, changesUnderWay].map(shown),
  ]);
  const figures = `One budget is shared by ${some(sharedBy.length, "client").join("")}, this one with them:\n`;
  return figures + textTable(["CLIENT", "SINCE", "WAITING", "ON THEIR WAY", "CHANGES BEGUN"], rows);
}

/** What a plan costs of these limits. */
export function describeCost(cost: Cost, { requestsPerSecond, burst }: Access): string {
  const { creations, cancels, lists, looks, requests, seconds, percentOfRemaining } = cost;
  if (requests === 0) return "This plan sends nothing.\n";
  const parts = [
    ...some(creations, "creation"),
    ...some(cancels, "cancel"),
    ...some(lists, "look at the list", "looks at the list"),
    ...some(looks, "look at a tenant", "looks at a tenant"),
  ];
  const share =
    percentOfRemaining === undefined
      ? "nothing is left of the quota"
      : `${percent(percentOfRemaining)} of what is left of the quota`;
  return (
    `This plan sends ${some(requests, "request").join("")}: ${parts.join(", ")}. That takes ${describeDuration(seconds)} ` +
    `at ${shown(requestsPerSecond.value)} a second and ${shown(burst.value)} at once, and ${share}.\n`
  );
}

/** Why a plan cannot be finished, and what to do. */
export function describeExcess({ requests }: Cost, { changesLeft, quotaResetsAt }: Access): string {
  const when = quotaResetsAt === undefined ? "when it is full again" : `after ${toSecond(quotaResetsAt.value)}`;
  return (
    `This plan cannot be finished within the day's quota: it sends ${shown(requests)} requests, and there is room for ` +
    `${changesLeft === 0 ? "none" : shown(changesLeft)}. Run it ${when}, or declare fewer at once, or ask Printix for broader access.`
  );
}

/** The API tells whole seconds. A time with a fraction is our own estimate. */
function toSecond(time: string): string {
  return new Date(Math.ceil(Date.parse(time) / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

function shown(value: number | string): string {
  return typeof value === "string" ? value : value.toLocaleString("en");
}

function some(count: number, one: string, many = `${one}s`): string[] {
  return count === 0 ? [] : [`${shown(count)} ${count === 1 ? one : many}`];
}

function percent(value: number): string {
  return value < 0.1 ? "less than 0.1 %" : `${value.toLocaleString("en", { maximumFractionDigits: 1 })} %`;
}
