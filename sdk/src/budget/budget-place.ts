import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { OptionsError } from "../errors/options-error";

/** Where the shared budget is kept. */
export type BudgetPlace = { kind: "redis"; url: URL } | { kind: "file"; path: string };

const forms = "write redis://HOST:PORT, rediss://HOST:PORT (with TLS) or file:/PATH";

/** Reads the option. No message repeats it: it may hold a password. @throws OptionsError for a place that cannot be */
export function budgetPlace(value: string): BudgetPlace {
  if (value.startsWith("file:")) return { kind: "file", path: filePath(value) };
  if (!/^rediss?:\/\//.test(value) || !URL.canParse(value)) {
    throw new OptionsError(`budget is not a place where a budget can be kept: ${forms}`);
  }
  const url = new URL(value);
  if (url.hostname === "") throw new OptionsError(`budget names no host: ${forms}`);
  if (!/^\/?\d*$/.test(url.pathname) || url.search !== "" || url.hash !== "") {
    throw new OptionsError("budget has more than a host, a port and the number of a database: redis://HOST:PORT/0");
  }
  return { kind: "redis", url };
}

function filePath(value: string): string {
  const path = value.startsWith("file://") ? pathOfUrl(value) : value.slice("file:".length);
  if (path === undefined || !isAbsolute(path) || /[\\/]$/.test(path)) {
    throw new OptionsError(
      "budget is not the absolute path of a file: write file:/PATH. Each process would look for a relative path from its own folder",
    );
  }
  return path;
}

function pathOfUrl(value: string): string | undefined {
  try {
    return fileURLToPath(value);
  } catch {
    return undefined;
  }
}
