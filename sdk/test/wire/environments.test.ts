import nock from "nock";
import { fakePartnerApi } from "../partner-api";
import { tokenAnswer } from "../wire-token";

it("the test environment has hosts of its own", async () => {
  const api = fakePartnerApi();
  const auth = nock("https://auth.testenv.printix.net").post("/oauth/token").reply(200, tokenAnswer(1));
  const tenants = nock("https://api.testenv.printix.net").get("/public/partners/p/tenants").reply(200, { tenants: [] });
  await api.system.run(api.client({ partnerId: "p", environment: "test" }).tenants.list());
  expect({ isAuthAsked: auth.isDone(), isApiAsked: tenants.isDone(), others: api.lines() }).toEqual({
    isAuthAsked: true,
    isApiAsked: true,
    others: [],
  });
});
