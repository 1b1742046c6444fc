import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeMarkdown } from "./describe-markdown.ts";
import { describeText } from "./describe-text.ts";
import { runRounds } from "./bench.ts";
import { InterruptionError } from "./interruption.ts";
import { realLimits } from "./large.ts";
import { thisMachine } from "./machine.ts";
import type { Report } from "./measurement.ts";
import { readOptions, UsageError } from "./options.ts";
import { planRounds } from "./plan.ts";
import { drawPlot } from "./plot.ts";
import { judge } from "./verdicts.ts";

const root = join(import.meta.dirname, "..", "..");

async function main(args: readonly string[]): Promise<number> {
  const { sizes, operations, output } = readOptions(args, root);
  const rounds = planRounds(sizes, operations);
  if (rounds.length === 0) throw new UsageError("with these sizes and operations there is nothing to measure");
  const machine = thisMachine();
  const measurements = await runRounds(rounds, (line) => process.stderr.write(`${line}\n`));
  const verdicts = judge(measurements, realLimits);
  const date = new Date().toISOString().slice(0, "2026-01-31".length);
  const report: Report = { version: 1, date, machine, limits: realLimits, verdicts, measurements };
  mkdirSync(output, { recursive: true });
  writeFileSync(join(output, "bench.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(output, "results.md"), describeMarkdown(report));
  writeFileSync(join(output, "plot.svg"), drawPlot(report));
  process.stdout.write(`${describeText(report)}\n`);
  const broken = verdicts.filter(({ isKept }) => !isKept);
  for (const { claim, measured } of broken) process.stderr.write(`not kept: ${claim}; measured: ${measured}\n`);
  process.stderr.write(`Written to ${output}: results.md, bench.json, plot.svg\n`);
  return broken.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof InterruptionError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}
