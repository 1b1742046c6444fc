import type { ListOptions } from "printix-partner-sdk";
import { readingLine, startProgress, type Progress } from "../../run/progress";
import { note } from "./terminal";

/** Runs work that says on standard error what is under way. */
export async function withProgress<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = startProgress(note);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
}

/** Shows how far a list has come, page by page. */
export function showPages(progress: Pick<Progress, "show">): NonNullable<ListOptions["onPage"]> {
  return (page) => {
    progress.show(readingLine(page));
  };
}
