import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { ForgeName } from "../forge/fake-forge";
import { azureJobs } from "./azure-jobs";
import { gitHubJobs } from "./github-jobs";
import { gitLabJobs } from "./gitlab-jobs";
import type { JobName, Kept, Shell } from "./shell";

export const examples = join(__dirname, "..", "..", "..", "examples", "pipelines");

const readers = { github: gitHubJobs, gitlab: gitLabJobs, azure: azureJobs };

/** The shells of each job of an example, in order, without the one that installs. */
export function readJobs(forge: ForgeName, kept: Kept): Promise<Record<JobName, Shell[]>> {
  const read = async (path: string): Promise<unknown> => parse(await readFile(join(examples, forge, path), "utf8"));
  return readers[forge](read, kept);
}
