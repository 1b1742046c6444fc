export default {
  testMatch: ["<rootDir>/jest/*.test.ts"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } }] },
  testTimeout: 300_000, // the engine takes seconds for each command
};
