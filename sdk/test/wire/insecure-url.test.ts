import { failureOf } from "../failure-of";
import { fakePartnerApi } from "../partner-api";

describe("plain http to another machine", () => {
  it.each(["apiUrl", "authUrl"])("is refused as %s before anything is sent", async (option) => {
    const api = fakePartnerApi();
    const error = await failureOf(
      Promise.resolve().then(() => api.client({ [option]: "http://api.printix.net" }).tenants.list()),
    );
    expect(error).toMatchObject({
      code: "ERR_PRINTIX_OPTIONS",
      message: `${option} is http://api.printix.net: only https is used, or http on this machine itself`,
    });
    await api.system.advance(10_000);
    expect(api.lines()).toEqual([]);
  });
});
