import { expect, test } from "@jest/globals";
import { declareCustomers } from "../customers";
import { mockedProgram } from "../mocked-program";

test("a customer is protected, a trial is not, and neither counts as another tenant of the partner", async () => {
  const listed = ["acme.printix.net", "initech.printix.net"];
  const { tenants, outputs } = await mockedProgram(declareCustomers, listed);
  expect(Object.keys(tenants)).toEqual(["acme", "globex"]);
  expect(tenants).toMatchObject({
    acme: { tenantDomain: "acme", deletionPolicy: "prevent" },
    globex: { tenantDomain: "globex", deletionPolicy: "cancel" },
  });
  expect(outputs).toEqual({
    homes: ["https://acme.printix.net", "https://globex.printix.net"],
    others: ["initech.printix.net"],
  });
});
