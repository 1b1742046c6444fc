import { tenantsPath } from "../examples";
import { fakePartnerApi } from "../partner-api";
import { tokenAnswer } from "../wire-token";

const list = `GET ${tenantsPath}`;
const token = "POST /oauth/token";

/** The form's first grant, as the API page writes it: values are form-encoded, the order is the page's. */
const clientCredentials = "grant_type=client_credentials&client_id=client-7f&client_secret=s3cret%2F%2B+%26value%21";

describe("a token request", () => {
  it("is the API page's form POST, and its token goes with the request that needed it", async () => {
    const api = fakePartnerApi();
    api.always(list, { status: 200, body: { tenants: [] } });
    await api.system.run(api.client().tenants.list());
    expect(api.lines()).toEqual([token, list]);
    const [asked, listed] = api.requests;
    expect(asked).toMatchObject({ origin: "https://auth.printix.net", body: clientCredentials });
    expect(asked?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(asked?.headers.get("authorization")).toBeNull();
    expect(listed).toMatchObject({ origin: "https://api.printix.net", body: "" });
    expect(listed?.headers.get("authorization")).toBe("Bearer token-1");
  });

  it("is not sent before it is needed", async () => {
    const api = fakePartnerApi();
    api.client();
    await api.system.advance(10_000);
    expect(api.lines()).toEqual([]);
  });

  it("is one, however many requests wait for it", async () => {
    const api = fakePartnerApi();
    api.always(list, { status: 200, body: { tenants: [] } });
    const { tenants } = api.client();
    await api.system.run(Promise.all(Array.from({ length: 10 }, () => tenants.list())));
    expect(api.lines()).toEqual([token, ...Array<string>(10).fill(list)]);
  });

  it("uses the refresh token to renew, with the form of the API page", async () => {
    const api = fakePartnerApi();
    api.always(list, { status: 200, body: { tenants: [] } });
    const { tenants } = api.client();
    for (let n = 0; n < 3; n += 1) {
      await api.system.run(tenants.list());
      await api.system.advance(600_000);
    }
    expect(api.grants()).toEqual([
      clientCredentials,
      "grant_type=refresh_token&client_id=client-7f&refresh_token=refresh-1",
      "grant_type=refresh_token&client_id=client-7f&refresh_token=refresh-2",
    ]);
  });

  it.each([
    [400, "invalid_grant"],
    [401, "invalid_token"],
    [403, "access_denied"],
  ])("falls back to the client's credentials where the refresh token is rejected: %i %s", async (status, error) => {
    const api = fakePartnerApi();
    api.always(list, { status: 200, body: { tenants: [] } });
    api.answers(
      token,
      { status: 200, body: tokenAnswer(1) },
      { status, body: { error } },
      { status: 200, body: tokenAnswer(2) },
    );
    const { tenants } = api.client();
    await api.system.run(tenants.list());
    await api.system.advance(600_000);
    await api.system.run(tenants.list());
    expect(api.lines()).toEqual([token, list, token, token, list]);
    expect(api.grants()).toEqual([
      clientCredentials,
      expect.stringMatching(/^grant_type=refresh_token&/),
      clientCredentials,
    ]);
    expect(api.requests.at(-1)?.headers.get("authorization")).toBe("Bearer token-2");
  });
});
