import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["vitest/*.test.ts"],
    testTimeout: 300_000, // the engine takes seconds for each command
  },
});
