import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LogEntry } from "printix-partner-sdk";
import { debugLog } from "../../src/config/debug-log";

const entry: LogEntry = { event: "request", method: "GET", path: "/tenants", status: 200, durationMs: 12, attempt: 1 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "printix-log-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  jest.restoreAllMocks();
});

test("nothing is logged unless it is asked for", () => {
  expect(debugLog({}, [])).toBeUndefined();
  expect(debugLog({ PRINTIX_LOG: "info", PRINTIX_LOG_FILE: join(folder, "log") }, [])).toBeUndefined();
});

test("a file gets one line of JSON for each request, after what it held", () => {
  const file = join(folder, "log");
  const log = debugLog({ PRINTIX_LOG: "debug", PRINTIX_LOG_FILE: file }, []);
  log?.(entry);
  log?.({ ...entry, attempt: 2 });
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { time: expect.any(String) as unknown, ...entry },
    { time: expect.any(String) as unknown, ...entry, attempt: 2 },
  ]);
});

test("where the file can be written no longer, that is said once, and nothing fails", () => {
  const write = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const file = join(folder, "log");
  const log = debugLog({ PRINTIX_LOG: "debug", PRINTIX_LOG_FILE: file }, []);
  rmSync(folder, { recursive: true });
  log?.(entry);
  log?.(entry);
  expect(write).toHaveBeenCalledTimes(1);
  expect(write.mock.calls[0]?.[0]).toMatch(/^printix: the debug log ends here: ENOENT/);
});

test("without a file it goes to standard error", () => {
  const write = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  debugLog({ PRINTIX_LOG: "debug" }, [])?.(entry);
  expect(write).toHaveBeenCalledTimes(1);
  expect(write.mock.calls[0]?.[0]).toContain('"path":"/tenants"');
});

test("a file that cannot be written is said before anything is sent", () => {
  const file = join(folder, "no", "such", "folder");
  const faults: string[] = [];
  debugLog({ PRINTIX_LOG: "debug", PRINTIX_LOG_FILE: file }, faults);
  expect(faults).toEqual([expect.stringMatching(/^PRINTIX_LOG_FILE is .*ENOENT/)]);
});

test("whoever reads the configuration again goes on with the same file: one that broke meanwhile is no fault of it", () => {
  const write = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const env = { PRINTIX_LOG: "debug", PRINTIX_LOG_FILE: join(folder, "log") };
  debugLog(env, [])?.(entry);
  rmSync(folder, { recursive: true });
  const faults: string[] = [];
  const again = debugLog(env, faults);
  expect(faults).toEqual([]);
  again?.(entry);
  debugLog(env, faults)?.(entry);
  expect(write).toHaveBeenCalledTimes(1);
});
