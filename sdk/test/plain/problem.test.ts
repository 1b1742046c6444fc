import { parseProblem } from "../../src/wire/problem";

const parse = (body: unknown) => parseProblem(JSON.stringify(body));

describe("a problem of RFC 7807", () => {
  it("is read as the conventions show it", () => {
    const problem = parse({
      type: "/problems/violations",
      status: 400,
      title: "Bad request",
      detail: "The request contains one or more violations.",
      violations: [{ property_path: "/customer_id", in: "body", detail: "This value must be a valid UUID." }],
    });
    expect(problem).toEqual({
      type: "/problems/violations",
      title: "Bad request",
      detail: "The request contains one or more violations.",
      violations: [{ propertyPath: "/customer_id", location: "body", detail: "This value must be a valid UUID." }],
    });
  });

  it("is read as far as anybody would read it", () => {
    const violations = Array.from({ length: 1_000 }, (_, n) => ({ property_path: `/${n}`, detail: "is odd" }));
    expect(parse({ violations })?.violations).toHaveLength(50);
  });

  it("needs no part of it", () => {
    expect(parse({})).toEqual({ violations: [] });
  });

  it("leaves out what is odd and keeps the rest", () => {
    const violations = [
      null,
      "x",
      { detail: "no path" },
      { property_path: "/a", detail: 7 },
      { property_path: "/b", in: 1, detail: "b" },
    ];
    expect(parse({ type: 1, title: "Bad request", detail: null, violations })).toEqual({
      title: "Bad request",
      violations: [
        { propertyPath: "/a", detail: "is not accepted" },
        { propertyPath: "/b", detail: "b" },
      ],
    });
    expect(parse({ violations: "many" })).toEqual({ violations: [] });
  });

  it.each(["", "<html>502</html>", "null", "[]", '"text"', "7"])("is not to be had from %j", (body) => {
    expect(parseProblem(body)).toBeUndefined();
  });
});
