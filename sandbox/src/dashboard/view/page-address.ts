import { CONTROL_PREFIX } from "../../control/control-context";
import { textIn } from "./form-values";

/** Where the dashboard is served. */
export const DASHBOARD_PATH = CONTROL_PREFIX;

/** What of the page somebody looks at: carried along by every link and form. */
export interface PageAddress {
  /** Absent: the first partner. */
  readonly partnerId: string | undefined;
  /** Only tenants in which this occurs; empty: all. */
  readonly search: string;
  /** From 1. */
  readonly page: number;
}

/** Reads an address from a query or from a form; what makes no sense in it counts as absent. */
export function readPageAddress(given: unknown): PageAddress {
  const partnerId = textIn(given, "partner").trim();
  const page = Number(textIn(given, "page"));
  return {
    partnerId: partnerId === "" ? undefined : partnerId,
    search: textIn(given, "q").trim(),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The parts of an address that differ from the default, under their names in queries and forms. */
export function addressEntries({ partnerId, search, page }: PageAddress): [name: string, value: string][] {
  const entries: [string, string | undefined][] = [
    ["partner", partnerId],
    ["q", search === "" ? undefined : search],
    ["page", page === 1 ? undefined : String(page)],
  ];
  return entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** A link within the dashboard: `path` below it, with an address and further parameters. */
export function linkTo(address: PageAddress, path = "", more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams([...addressEntries(address), ...Object.entries(more)]).toString();
  return `${DASHBOARD_PATH}${path}${query === "" ? "" : `?${query}`}`;
}
