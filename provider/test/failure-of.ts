/** The error that some work ends with; no error is a failure of the test. */
export async function failureOf(work: () => unknown): Promise<Error> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error("what was thrown is no Error", { cause: error });
  }
  throw new Error("expected a failure, and there was none");
}
