import { answerFaults, requestFaults, type DescribedAnswer, type DescribedRequest } from "./exchange-faults";

/** An answer of a made-up server. */
export interface MadeUpAnswer extends DescribedAnswer {
  /** {@link undescribed} */
  isUndescribed?: true | undefined;
}

const faults = new Set<string>();

afterEach(() => {
  const first = [...faults].slice(0, 20);
  faults.clear();
  expect(first).toEqual([]);
});

/** Fails the test, when it ends, for a request or an answer that is not as docs/openapi.json has it. */
export function holdToDescription(request: DescribedRequest, answer?: MadeUpAnswer): void {
  // That a request breaks rules is what a 400 is about.
  if (answer?.status !== 400) requestFaults(request).forEach(note);
  if (answer === undefined) return;
  const found = answerFaults(request, answer);
  if (answer.isUndescribed === undefined) found.forEach(note);
  else if (found.length === 0) {
    note(`the answer ${answer.status} to ${request.method} ${request.path}: it is described, yet marked as not`);
  }
}

function note(fault: string): void {
  faults.add(fault);
}

/** Marks an answer that is malformed on purpose, of a status that no page names, or from a place that no page names. */
export function undescribed<A extends MadeUpAnswer>(answer: A): A & { isUndescribed: true } {
  return { ...answer, isUndescribed: true };
}
