/** An error's body as the conventions page shows it. */
export function wireProblem(status: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const type = status === 429 ? "/problems/too-many-requests" : "about:blank";
  return { type, status, title: "Refused", ...more };
}
