import { appendFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { commonJsPackages } from "./test/support/es-modules.mjs";

const root = import.meta.dirname;

// nock keeps the wire ring from the network itself, by sockets that such a guard would take for real ones.
const loopbackOnly = { testEnvironmentOptions: { loopbackOnly: true } };

// Most of node_modules is large and CommonJS already. google-protobuf even has to be left alone: it finds the global object
// through a sloppy `this`, which a transformed module has not.
const asTheyAre = commonJsPackages(root);

/**
 * Files of the engine ring that only a pipeline runs (`CI=true`), and whoever asks for them by name. Each command of the
 * engine takes two to four seconds of a processor, so all of them take longer than a person waits.
 */
const ofPipelines = [
  "access access-states bad-input bad-line crash-recover-postgres crash-recover-s3 crash-ways-on drift eight-engines",
  "block-moves-first docs/commands docs/how-to docs/installation docs/programs",
  "example-adopt example-customer-component example-many-stacks example-native example-sdk-only example-testing",
  "exit-statuses identity import import-outside import-postgres",
  "import-s3 language-python language-yaml leak left-lock lifecycle-postgres lifecycle-s3 migration mistyped-settings",
  "native-import native-partners new-template odd-folder package-managers package-types pipelines plan-in-a-pipeline",
  "plan-stale plugin-init plugin-pack preview-checks quota refresh recover-declared replacement-foreseen shared-limit",
  "two-blocks two-providers two-witnesses upgrade workspace wrong-environment",
].flatMap((names) => names.split(" "));
const leftOut = process.env.PRINTIX_TESTS_SHORT === "true" ? ofPipelines : [];
if (leftOut.length > 0 && process.env.PRINTIX_TESTS_LEFT_OUT !== undefined) {
  const line = `${leftOut.length} files of the engine ring, such as ${leftOut[0]}: CI=true runs all`;
  appendFileSync(process.env.PRINTIX_TESTS_LEFT_OUT, `${line}\n`);
}

/** Five rings: plain functions, the wire (nock), the sandbox over real HTTP, a real browser, the real engine. */
const ring = (displayName, testMatch, more = {}) => ({
  ...more,
  displayName,
  rootDir: root,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: "<rootDir>/test/support/environment.ts",
  transform: {
    "\\.[cm]?[jt]s$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: [asTheyAre],
  moduleNameMapper: {
    "^printix-partner-sdk$": "<rootDir>/sdk/src/index.ts",
    "^pulumi-printix$": "<rootDir>/provider/src/index.ts",
    "^pulumi-printix/runtime$": "<rootDir>/provider/src/runtime.ts",
    "^printix-partner-sandbox$": "<rootDir>/sandbox/src/index.ts",
  },
  modulePathIgnorePatterns: ["<rootDir>/.*/dist/"],
});

export default {
  // More than there are cores, since the engine ring waits most of its time.
  maxWorkers: availableParallelism() + 2,
  testSequencer: "<rootDir>/test/support/sequencer.cjs",
  // Long enough for a busy machine; a test that hangs still ends.
  testTimeout: 120_000,
  projects: [
    ring(
      "plain",
      [
        "{sdk,provider,program}/test/plain/**/*.test.ts",
        "scripts/test/**/*.test.ts",
        "test/{property,fuzz,bench,docs,house,provider-schema}/**/*.test.ts",
      ],
      loopbackOnly,
    ),
    ring("wire", ["{sdk,provider}/test/wire/**/*.test.ts", "test/matrix/**/*.test.ts"]),
    ring("sandbox", ["sandbox/test/**/*.test.ts", "test/sandbox/**/*.test.ts"], loopbackOnly),
    ring("browser", ["test/browser/**/*.test.ts"], loopbackOnly),
    ring("engine", ["test/engine/**/*.test.ts"], {
      ...loopbackOnly,
      setupFilesAfterEnv: ["<rootDir>/test/support/patience.ts"],
      testPathIgnorePatterns: ["/node_modules/", ...leftOut.map((name) => `/test/engine/${name}[.]test[.]ts$`)],
    }),
  ],
  // No file is left out: one that no test loads counts as not covered.
  collectCoverageFrom: ["sdk/src/**/*.ts", "provider/src/**/*.ts"],
  // What tests run in processes of their own is not measured: much of the commands, and what the engine calls.
  coverageThreshold: { global: { branches: 90 } },
};
