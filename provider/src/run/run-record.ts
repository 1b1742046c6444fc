import { createHash, randomUUID } from "node:crypto";
import { appendFileSync, fstatSync, openSync, readSync } from "node:fs";
import { tmpdir } from "node:os";
import { recordUnusable } from "../messages/cancel";
import type { Refusal } from "../messages/refusal";
import { recordFile } from "./record-folder";

/**
 * What processes tell each other: that the engine `asks` about a block, and has its `answer`; `declares` a domain, `holds` or
 * `cancels` an id, `frees` a domain by a cancel, `sends` a cancel that counts, `unsends` one that did not, and `fails`.
 */
export type Note = "asks" | "answers" | "declares" | "holds" | "cancels" | "frees" | "sends" | "unsends" | "fails";

/**
 * What the processes of one run of the engine tell each other. The engine starts one for each provider of a program, and one
 * for all dynamic resources, and none of them is asked about what the others are. Whoever notes looks after that, so of two
 * that meet at least one sees the other (docs/adr/0012-one-holder.md).
 */
export interface RunRecord {
  /** @param subject what it is about, within the partner; nothing for what is about the run */
  note(kind: Note, subject?: string): void;
  /** How often other processes have noted this. */
  others(kind: Note, subject?: string): number;
  /** Whether the engine waits for an answer of another process, one that lives. */
  isAnotherAsked(): boolean;
  /** @throws Refusal where something could not be noted or read: what others do is not known then */
  assertKept(): void;
}

/** Of a process that is alone: in a test, or without an engine. */
export const noRecord: RunRecord = {
  note: () => undefined,
  others: () => 0,
  isAnotherAsked: () => false,
  assertKept: () => undefined,
};

/**
 * A record in a file that all processes of a run append to. It holds digests alone: no name, no domain, no id. Each line is
 * `PROCESS-WRITER KIND`, or `PROCESS-WRITER KIND DIGEST`. Nobody takes it away before the engine has gone: it closes a
 * provider that leaves the program after its last tenant, and may start another one after that.
 *
 * @param engineAddress by which the processes of one run find each other
 * @param partner tells the partners of a run apart; undefined where none is configured, and nothing is noted of its tenants
 * @param temporary the folder of temporary files
 */
export function openRunRecord(
  engineAddress: string,
  partner: () => string | undefined,
  temporary = tmpdir(),
): RunRecord {
  const self = `${process.pid}-${randomUUID().slice(0, 8)}`;
  const noted = new Map<string, number>();
  const openQuestions = new Map<string, number>();
  let offset = 0;
  let rest = "";
  let unwritten = "";
  let refusal: Refusal | undefined;
  let descriptor: number | undefined;
  let scope: string | undefined;

  function kept(work: (file: number) => void): void {
    try {
      work((descriptor ??= openSync(recordFile(engineAddress, temporary), "a+", 0o600)));
    } catch (error) {
      refusal ??= recordUnusable(error);
    }
  }

  function look(): void {
    kept((file) => {
      const { size } = fstatSync(file);
      if (size === offset) return;
      const buffer = Buffer.alloc(size - offset);
      const length = readSync(file, buffer, 0, buffer.length, offset);
      offset += length;
      const lines = (rest + buffer.toString("latin1", 0, length)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(line);
    });
  }

  function take(line: string): void {
    const [writer = "", ...words] = line.split(" ");
    if (writer === self) return;
    const key = words.join(" ");
    noted.set(key, (noted.get(key) ?? 0) + 1);
    const change = key === "asks" ? 1 : key === "answers" ? -1 : 0;
    openQuestions.set(writer, (openQuestions.get(writer) ?? 0) + change);
  }

  function keyOf(kind: Note, subject: string | undefined): string | undefined {
    if (subject === undefined) return kind;
    scope ??= partner();
    return scope === undefined ? undefined : `${kind} ${digest(`${scope} ${subject}`)}`;
  }

  return {
    note: (kind, subject) => {
      const key = keyOf(kind, subject);
      if (key === undefined) return;
      // What could not be written goes with the next note: an answer that is lost would leave others waiting.
      unwritten += `${self} ${key}\n`;
      kept((file) => {
        appendFileSync(file, unwritten);
        unwritten = "";
      });
    },
    others: (kind, subject) => {
      look();
      return noted.get(keyOf(kind, subject) ?? "") ?? 0;
    },
    isAnotherAsked: () => {
      look();
      return [...openQuestions].some(([writer, open]) => open > 0 && isAlive(Number.parseInt(writer, 10)));
    },
    assertKept: () => {
      look();
      if (refusal !== undefined) throw refusal;
    },
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** One that was killed in the midst of a question answers it no more. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
