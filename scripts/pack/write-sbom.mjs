// node scripts/pack/write-sbom.mjs ARCHIVES FILE: what an install of the packed packages brings, in CycloneDX.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [archives, file] = process.argv.slice(2).map((path) => resolve(path));
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
const work = mkdtempSync(join(tmpdir(), "printix-sbom-"));
try {
  // In the clone itself, npm leaves out what a tool for development needs as well.
  const cwd = join(work, "pulumi-printix-release");
  mkdirSync(cwd);
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "pulumi-printix-release", version, private: true }));
  const npm = (...args) => execFileSync("npm", args, { cwd, encoding: "utf8", maxBuffer: 2 ** 26 });
  const packed = readdirSync(archives).filter((name) => name.endsWith(".tgz"));
  npm("install", "--ignore-scripts", "--no-audit", "--no-fund", ...packed.map((name) => join(archives, name)));
  const bill = npm("sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application");
  // Where the archives lay on this machine is nobody's concern.
  writeFileSync(file, bill.replaceAll(`file:${archives}/`, "file:"));
} finally {
  rmSync(work, { recursive: true });
}
