import type { ForgeName } from "../source/pipeline";
import { createAzure } from "./azure";
import type { Forge, ForgeSettings } from "./forge";
import { createGitHub } from "./github";
import { createGitLab } from "./gitlab";

const forges = { github: createGitHub, gitlab: createGitLab, azure: createAzure };

/** @throws Refusal where the pipeline's variables do not tell enough */
export function createForge(name: ForgeName, settings: ForgeSettings): Forge {
  return forges[name](settings);
}
