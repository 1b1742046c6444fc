/** The error that a promise ends with; no error is a failure of the test. */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error(outcome === undefined ? "expected a failure, and there was none" : "what was thrown is no Error");
}
