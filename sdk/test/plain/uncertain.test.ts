import { ApiError } from "../../src/errors/api-error";
import { NetworkError } from "../../src/errors/network-error";
import { OptionsError } from "../../src/errors/options-error";
import { PayloadError } from "../../src/errors/payload-error";
import { isUncertain } from "../../src/tenants/uncertain";

const at = { method: "POST", path: "/x", requestId: undefined };
const refused = (status: number) =>
  new ApiError({ ...at, status, retryAfterMs: undefined, problem: undefined, secrets: [] });
const unanswered = (isUnsent: boolean) =>
  new NetworkError({ ...at, origin: "https://api.printix.net", reason: "ECONNRESET", isUnsent });

test.each<[string, unknown, boolean]>([
  ["a fault of nobody's", new TypeError("x is not a function"), true],
  ["what is no error at all", undefined, true],
  ["no answer", unanswered(false), true],
  ["what was not sent", unanswered(true), false],
  ["an answer that cannot be used", new PayloadError({ ...at, status: 200, reason: "it is empty" }), true],
  ["a redirect that nobody follows", refused(304), true],
  ["a refusal", refused(400), false],
  ["another refusal", refused(498), false],
  ["a request that did not come in whole", refused(408), true],
  ["one that came too early", refused(425), true],
  ["one whose sender had left, as nginx says", refused(499), true],
  ["the same, as AWS says", refused(460), true],
  ["a server that failed", refused(500), true],
  ["options that cannot work", new OptionsError("no"), false],
])("after %s a change may have taken effect, or not", (_what, error, isSo) => {
  expect(isUncertain(error)).toBe(isSo);
});
