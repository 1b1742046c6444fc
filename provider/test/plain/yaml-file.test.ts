import { parseTenantsFile } from "../../src/files/parse-tenants-file";

test("aliases that stand for too much are a mistake of the file", () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const value =
      level === 0
        ? "x"
        : `[${Array(9)
            .fill(`*a${level - 1}`)
            .join(", ")}]`;
    return `a${level}: &a${level} ${value}`;
  });
  expect(() => parseTenantsFile(levels.join("\n"), "tenants.yaml")).toThrow(
    /^tenants\.yaml:1:1: Excessive alias count/,
  );
});
