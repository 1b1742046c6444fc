import { apiPlace, OptionsError } from "../../src";

const credentials = { clientId: "id", clientSecret: "secret", partnerId: "a1" };
const place = (options: object = {}) => apiPlace({ ...credentials, ...options });

it.each([
  { environment: "production" },
  { apiUrl: "https://api.printix.net" },
  { apiUrl: "https://API.printix.net:443//" },
  { partnerId: "A1", clientId: "other", authUrl: "https://auth.example/token" },
])("is the same for %j as for the defaults", (options) => {
  expect(place(options)).toBe(place());
});

it.each([
  { environment: "test" },
  { apiUrl: "https://api.printix.net/behind" },
  { apiUrl: "https://api.example" },
  { partnerId: "b2" },
])("is another for %j", (options) => {
  expect(place(options)).not.toBe(place());
});

it("takes no URL that a client would not take", () => {
  expect(() => place({ apiUrl: "api.printix.net" })).toThrow(OptionsError);
});
