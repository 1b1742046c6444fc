import { join } from "node:path";
import { askFor } from "../ask-for";
import { leaveOut } from "../left-out";
import type { Answer } from "../fetched/answer.ts";
import type { ServerProgram } from "../fetched/server-program.ts";

/** What each server is called in what the end of `npm test` says. */
const servers = { postgres: "PostgreSQL", redis: "Redis", s3: "an S3-compatible server" } as const;

export type ServerName = keyof typeof servers;

const answers = new Map<ServerName, Answer<ServerProgram>>();

/** Whether this machine has the server, or can get it: where not, tests of it are skipped, and said to be. */
export function hasServer(name: ServerName): boolean {
  const answer = answerOf(name);
  if (!("notHere" in answer)) return true;
  leaveOut(`tests with ${servers[name]}: ${answer.notHere}`);
  return false;
}

export function serverProgram(name: ServerName): ServerProgram {
  const answer = answerOf(name);
  if ("notHere" in answer) throw new Error(answer.notHere);
  return answer;
}

function answerOf(name: ServerName): Answer<ServerProgram> {
  const answer = answers.get(name) ?? askFor<ServerProgram>(join(__dirname, "..", "fetched", "servers.ts"), name);
  answers.set(name, answer);
  return answer;
}
