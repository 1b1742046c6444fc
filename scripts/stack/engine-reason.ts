interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

interface Digest {
  diagnostics?: { severity?: string; message?: string }[];
}

/** Why the engine failed, in its own words: from standard error and, with `--json`, from its answer's diagnostics. */
export function engineReason({ status, stdout, stderr }: Ended): string {
  const reasons = [stderr, ...errorsIn(stdout)].map((text) => text.trim()).filter((text) => text !== "");
  return reasons.length === 0 ? `It ended with status ${status}.` : reasons.join("\n").replace(/^error: /, "");
}

function errorsIn(answer: string): string[] {
  try {
    const { diagnostics } = JSON.parse(answer) as Digest;
    return (diagnostics ?? []).filter(({ severity }) => severity === "error").map(({ message = "" }) => message);
  } catch {
    return [];
  }
}
