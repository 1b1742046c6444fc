import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { published } from "./package-fields.ts";

interface Manifest {
  name: string;
  types: string;
  exports?: Record<string, string | { types: string }>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const silent = { logLevel: ExtractorLogLevel.None };

/** A way into a package: the name of its report, and where its types are. */
interface Entry {
  report: string;
  types: string;
}

function entriesOf(folder: string): Entry[] {
  const {
    name,
    types,
    exports = { ".": { types } },
  } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
  return Object.entries(exports).flatMap(([entry, target]) =>
    typeof target === "string"
      ? []
      : [{ report: [name, basename(entry)].filter((part) => part !== ".").join("."), types: target.types }],
  );
}

/** Writes what programs can name of a package, with its types: `etc/NAME.api.md`, or into the folder that is named. */
function writeReport(folder: string, { report, types }: Entry, into: string, work: string): void {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, folder, "package.json"),
    configObject: {
      projectFolder: join(root, folder),
      mainEntryPointFilePath: join(root, folder, types),
      newlineKind: "lf",
      compiler: { tsconfigFilePath: join(root, folder, "tsconfig.json") },
      apiReport: {
        enabled: true,
        // What an exported class extends is part of what programs see, exported by a name or not.
        includeForgottenExports: true,
        reportFileName: `${report}.api.md`,
        reportFolder: into,
        reportTempFolder: work,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: silent },
        extractorMessageReporting: { default: silent },
        tsdocMessageReporting: { default: silent },
      },
    },
  });
  Extractor.invoke(config, { localBuild: true, messageCallback: (message) => (message.handled = true) });
}

const into = process.argv[2] ?? join(root, "etc");
const work = mkdtempSync(join(tmpdir(), "printix-api-"));
try {
  mkdirSync(into, { recursive: true });
  for (const folder of published) {
    for (const entry of entriesOf(folder)) writeReport(folder, entry, into, work);
  }
} finally {
  rmSync(work, { recursive: true });
}
