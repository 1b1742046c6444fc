import { canonicalDomain, domainFault, domainLabel } from "../../src";

describe("a tenant's domain", () => {
  it.each([
    ["acme", "acme.printix.net", "acme"],
    ["acme.printix.net", "acme.printix.net", "acme"],
    ["Acme.Printix.NET", "acme.printix.net", "acme"],
    ["print.acme.example", "print.acme.example", "print.acme.example"],
  ])("%s is %s, and its label is %s", (domain, canonical, label) => {
    expect(canonicalDomain(domain)).toBe(canonical);
    expect(domainLabel(domain)).toBe(label);
  });

  it.each(["acme", "acme.printix.net", "a", "7", "acme-co-2", "a".repeat(63)])("may be %s", (domain) => {
    expect(domainFault(domain)).toBeUndefined();
  });

  it.each([
    ["", "is empty; give a label such as acme"],
    [".printix.net", "is empty; give a label such as acme"],
    ["acme.example", "is not a Printix domain; give a label such as acme, or that label with .printix.net behind it"],
    ["print.acme.printix.net", "is not a Printix domain"],
    ["Acme", "has an upper-case letter; write acme"],
    ["acme co", "may hold lowercase letters, digits and dashes alone"],
    ["äcme", "may hold lowercase letters, digits and dashes alone"],
    ["acme\n", "may hold lowercase letters, digits and dashes alone"],
    ["-acme", "may not begin or end with a dash"],
    ["acme-", "may not begin or end with a dash"],
    ["a".repeat(64), "is 64 characters long; a label has 63 at most"],
  ])("may not be %j", (domain, fault) => {
    expect(domainFault(domain)).toContain(fault);
  });
});
