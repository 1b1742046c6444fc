/** The part of jest's result file that is counted. */
export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Suites that did not come to run a test; their tests are in no other count. */
  numRuntimeErrorTestSuites: number;
}

/** The line by which a pipeline counts tests. */
export function closingLine(result: JestResult): string {
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  return `tests: ${result.numPassedTests} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}
