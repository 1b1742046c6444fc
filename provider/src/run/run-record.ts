import { createHash, randomUUID } from "node:crypto";
import { appendFileSync, fstatSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { recordUnusable } from "../messages/cancel";
import type { Refusal } from "../messages/refusal";
import { recordFile } from "./record-folder";

/**
 * What processes tell each other: `declares` a domain, `holds` or `cancels` an id, `frees` a domain by a cancel, `sends` a
 * cancel that counts, `unsends` one that did not, and `fails`.
 */
export type Note = "declares" | "holds" | "cancels" | "frees" | "sends" | "unsends" | "fails";

/**
 * What the processes of one run of the engine tell each other. The engine starts one for each provider of a program, and one
 * for all dynamic resources, and none of them is asked about what the others are. Whoever notes looks after that, so of two
 * that meet at least one sees the other.
 */
export interface RunRecord {
  /** @param subject what it is about, within the partner; nothing for what is about the run */
  note(kind: Note, subject?: string): void;
  /** How often other processes have noted this. */
  others(kind: Note, subject?: string): number;
  /** How much other processes have noted: where it grows, the engine asks them. */
  othersCount(): number;
  /** @throws Refusal where something could not be noted or read: what others do is not known then */
  assertKept(): void;
  /**
   * The engine asks this process no more, which it may also say before it asks others: a provider that goes from the program
   * is closed after its last tenant. The last process takes the record away; whoever has it open goes on with it.
   */
  end(): void;
}

/** Of a process that is alone: in a test, or without an engine. */
export const noRecord: RunRecord = {
  note: () => undefined,
  others: () => 0,
  othersCount: () => 0,
  assertKept: () => undefined,
  end: () => undefined,
};

/**
 * A record in a file that all processes of a run append to. It holds digests alone: no name, no domain, no id. Each line is
 * `WRITER KIND`, or `WRITER KIND DIGEST`; `begins` and `ends` tell who takes part.
 *
 * @param engineAddress by which the processes of one run find each other
 * @param partner tells the partners of a run apart; undefined where none is configured, and nothing is noted
 * @param temporary the folder of temporary files
 */
export function openRunRecord(
  engineAddress: string,
  partner: () => string | undefined,
  temporary = tmpdir(),
): RunRecord {
  const self = `${process.pid}-${randomUUID().slice(0, 8)}`;
  const noted = new Map<string, number>();
  let count = 0;
  let offset = 0;
  let rest = "";
  let refusal: Refusal | undefined;
  let file: { path: string; descriptor: number } | undefined;

  function kept(work: (descriptor: number) => void): void {
    try {
      if (file === undefined) {
        const path = recordFile(engineAddress, temporary);
        file = { path, descriptor: openSync(path, "a+", 0o600) };
      }
      work(file.descriptor);
    } catch (error) {
      refusal ??= recordUnusable(error);
    }
  }

  function append(key: string): void {
    kept((descriptor) => {
      appendFileSync(descriptor, `${self} ${key}\n`);
    });
  }

  function look(): void {
    kept((descriptor) => {
      const { size } = fstatSync(descriptor);
      if (size === offset) return;
      const buffer = Buffer.alloc(size - offset);
      offset += readSync(descriptor, buffer, 0, buffer.length, offset);
      const lines = (rest + buffer.toString("latin1")).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(line);
    });
  }

  function take(line: string): void {
    const [writer = "", ...words] = line.split(" ");
    if (writer === self) return;
    count += 1;
    const key = words.join(" ");
    noted.set(key, (noted.get(key) ?? 0) + 1);
  }

  function others(key: string): number {
    look();
    return noted.get(key) ?? 0;
  }

  function keyOf(kind: Note, subject: string | undefined): string | undefined {
    if (subject === undefined) return kind;
    const scope = partner();
    return scope === undefined ? undefined : `${kind} ${digest(`${scope} ${subject}`)}`;
  }

  append("begins");
  return {
    note: (kind, subject) => {
      const key = keyOf(kind, subject);
      if (key !== undefined) append(key);
    },
    others: (kind, subject) => {
      const key = keyOf(kind, subject);
      return key === undefined ? 0 : others(key);
    },
    othersCount: () => {
      look();
      return count;
    },
    assertKept: () => {
      look();
      if (refusal !== undefined) throw refusal;
    },
    end: () => {
      append("ends");
      const isLast = others("begins") === others("ends");
      if (isLast && file !== undefined) rmSync(file.path, { force: true });
    },
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
