import fc from "fast-check";
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
    ["acme.example", "is not a Printix domain; give a label such as acme, or that label followed by .printix.net"],
    ["print.acme.printix.net", "is not a Printix domain"],
    ["Acme", "has an upper-case letter; write acme"],
    ["Umbrella Corp", "has an upper-case letter; write umbrella-corp"],
    ["Ärzte & Co.", "is not a Printix domain"],
    ["acme co", "may contain only lowercase letters, digits and dashes; write acme-co"],
    ["日本", "may contain only lowercase letters, digits and dashes"],
    ["äcme", "may contain only lowercase letters, digits and dashes; write acme"],
    ["acme\n", "may contain only lowercase letters, digits and dashes"],
    ["-acme", "may not begin or end with a dash; write acme"],
    ["acme-", "may not begin or end with a dash"],
    ["a".repeat(64), "is 64 characters long; a label has 63 at most"],
  ])("may not be %j", (domain, fault) => {
    expect(domainFault(domain)).toContain(fault);
  });

  it("is proposed only where the proposal can be one", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[-A-Za-zäß 0-9._&]{1,80}$/));
    let proposals = 0;
    fc.assert(
      fc.property(text, (domain) => {
        const [, proposed] = /; write (.*)$/s.exec(domainFault(domain) ?? "") ?? [];
        if (proposed === undefined) return;
        proposals += 1;
        expect(domainFault(proposed)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
    expect(proposals).toBeGreaterThan(100);
  });
});
