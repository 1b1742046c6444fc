import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { LuaLibImportKind, LuaTarget, transpileFiles } from "typescript-to-lua";

const root = join(import.meta.dirname, "../..");
const entry = join(root, "sdk/src/budget/ledger/step.ts");

/** The ledger's own code as a script for Redis, with what stands around it: sdk/src/budget/redis/frame.lua. */
export function ledgerScript(): string {
  let bundle = "";
  const { diagnostics } = transpileFiles(
    [entry],
    {
      ...{ strict: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, skipLibCheck: true },
      ...{
        rootDir: join(root, "sdk/src"),
        lib: ["lib.es2024.d.ts"],
        types: [],
        noImplicitSelf: true,
        noHeader: true,
        removeComments: true,
      },
      ...{ luaTarget: LuaTarget.Lua51, luaLibImport: LuaLibImportKind.RequireMinimal },
      ...{ luaBundle: "ledger.lua", luaBundleEntry: entry },
    },
    (name, text) => {
      if (name.endsWith("ledger.lua")) bundle = text;
    },
  );
  if (diagnostics.length > 0 || bundle === "") {
    throw new Error(
      diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")).join("\n"),
    );
  }
  const frame = readFileSync(join(import.meta.dirname, "ledger-frame.lua"), "utf8");
  const lines = frame.replace("-- THE LEDGER", () => bundle.trim()).split("\n");
  return (
    lines
      .map((line) => line.trimEnd())
      .filter((line) => line !== "")
      .join("\n") + "\n"
  );
}

/** The same as a source file of the SDK. */
export function ledgerScriptSource(): string {
  const lines = ledgerScript().trimEnd().split("\n");
  return [
    "/** The ledger for a Redis server. Written by `node test/schemas/write-ledger-script.ts` from budget/ledger: change that. */",
    "export const ledgerScript = [",
    ...lines.map((line) => `  ${JSON.stringify(line)},`),
    '].join("\\n");',
    "",
  ].join("\n");
}
