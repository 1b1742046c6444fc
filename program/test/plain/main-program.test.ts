import { join } from "node:path";

const read: string[] = [];

jest.mock("pulumi-printix", () => ({
  tenantsFromFile: (path: string) => {
    read.push(path);
  },
}));

test("the tenants are those of tenants.yaml beside package.json", async () => {
  await import("../../index.ts");
  // The program runs compiled, a folder further down.
  expect(read).toEqual([join(__dirname, "..", "..", "..", "..", "tenants.yaml")]);
});
