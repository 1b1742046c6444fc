import { HostError } from "../../src/adapters/dynamic/host-error";

const error = new HostError('create of tenant "Acme Co." (acme.printix.net)', "first line\nsecond line");

test("the message is whole", () => {
  expect(error.message).toBe("first line\nsecond line");
});

test("what the host prints before it is one line without a stack trace", () => {
  // As cmd/dynamic-provider does it.
  expect(`${String(error)}: ${error.stack ?? ""}`).toBe(
    'pulumi-printix: create of tenant "Acme Co." (acme.printix.net): failed, as the error below says',
  );
});
