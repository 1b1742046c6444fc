import { answerAsAzure } from "./fake-azure";
import { answerAsGitHub } from "./fake-github";
import { answerAsGitLab } from "./fake-gitlab";
import { startForgeServer, type ForgeServer } from "./forge-server";
import { createForgeState, pullRequest, type ForgeState } from "./forge-state";

export const forgeNames = ["github", "gitlab", "azure"] as const;
export type ForgeName = (typeof forgeNames)[number];

export interface FakeForge extends ForgeServer, ForgeState {
  /** What a pipeline of this forge sets, and the token that its step hands on. */
  variables: Record<string, string>;
}

const token = "s3cret-token";

const answers = { github: answerAsGitHub, gitlab: answerAsGitLab, azure: answerAsAzure };

const variablesFor = {
  github: (url: string) => ({
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: `${url}/api/v3`,
    GITHUB_REPOSITORY: "acme/infra",
    GITHUB_REF: `refs/pull/${pullRequest}/merge`,
    GITHUB_TOKEN: token,
  }),
  gitlab: (url: string) => ({
    GITLAB_CI: "true",
    CI_API_V4_URL: `${url}/api/v4`,
    CI_PROJECT_ID: "55",
    CI_MERGE_REQUEST_IID: String(pullRequest),
    GITLAB_TOKEN: token,
  }),
  azure: (url: string) => ({
    TF_BUILD: "True",
    SYSTEM_COLLECTIONURI: `${url}/acme/`,
    SYSTEM_TEAMPROJECT: "Customer Care",
    SYSTEM_PULLREQUEST_PULLREQUESTID: String(pullRequest),
    BUILD_REPOSITORY_ID: "9f2c",
    SYSTEM_ACCESSTOKEN: token,
  }),
};

/** What each forge tells a pipeline for a branch in the place of what it tells for a pull request. */
export const forBranch: Record<ForgeName, (commit: string) => Record<string, string>> = {
  github: (commit) => ({ GITHUB_REF: "refs/heads/main", GITHUB_SHA: commit }),
  gitlab: (commit) => ({ CI_MERGE_REQUEST_IID: "", CI_COMMIT_SHA: commit }),
  azure: (commit) => ({ SYSTEM_PULLREQUEST_PULLREQUESTID: "", BUILD_SOURCEVERSION: commit }),
};

/** A forge that is no forge: it keeps what a report writes, and is as unkind as the real ones. */
export async function startFakeForge(name: ForgeName): Promise<FakeForge> {
  const state = createForgeState();
  const server = await startForgeServer((request) => answers[name](state, token, request));
  return Object.assign(state, server, { variables: variablesFor[name](server.url) });
}

/** Gives a test one, and stops it whatever happens. */
export async function withForge(name: ForgeName, use: (forge: FakeForge) => Promise<void>): Promise<void> {
  const forge = await startFakeForge(name);
  try {
    await use(forge);
  } finally {
    await forge.stop();
  }
}
