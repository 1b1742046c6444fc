import { readdirSync } from "node:fs";
import eslint from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";
import { noCircles } from "./scripts/lint/no-circles.mjs";

/** The direction of imports, as the design's table draws it: nothing in `target` may import anything in `from`. */
const walls = [
  {
    target: "./sdk",
    from: ["./provider", "./sandbox", "./program", "./examples"],
    message: "sdk imports nothing of ours",
  },
  {
    target: "./sandbox",
    from: ["./sdk", "./provider", "./program", "./examples"],
    message: "sandbox imports nothing of ours: it is the independent other side of the contract",
  },
  { target: "./provider", from: ["./sandbox", "./program", "./examples"], message: "provider imports sdk alone" },
  {
    target: "./program",
    from: ["./sdk", "./sandbox", "./examples"],
    message: "the main program imports provider alone",
  },
  {
    target: "./{examples,templates}",
    from: ["./{sdk,provider,sandbox}/src", "./program"],
    message: "an example imports packages by their names, as a user would",
  },
  {
    target: "./{sdk,provider,sandbox}/src",
    from: "./{sdk,provider,sandbox}/test",
    message: "code does not import its tests",
  },
  { target: "./!(test)/**", from: "./test", message: "only tests import test/" },
];

/** Inside the packages: the rooms of a folder, from the top down. Each imports only from rooms below it. */
const rooms = {
  "sdk/src": [
    ...["index.ts", "settings", "client.ts", "connection.ts", "access", "options", "tenants", "api", "auth", "http"],
    ...["operation", "budget", "throttle", "common", "errors", "wire", "model"],
  ],
  scripts: [
    ...[
      "test",
      "bootstrap.mjs",
      "bootstrap",
      "main.ts",
      "commands",
      "plugin",
      "stack",
      "build.ts",
      "engine",
      "run.ts",
      "context.ts",
    ],
    ...["common", "lint", "pack", "package.json"],
  ],
  "provider/src": [
    ...["index.ts", "native.ts", "plugin.ts", "runtime.ts", "resource", "adapters", "cli", "functions", "lifecycle"],
    ...["run", "messages", "config", "files", "tenant"],
  ],
  "provider/src/adapters": ["dynamic", "native", "common"],
  "provider/src/cli": [
    ...["main.ts", "run-command.ts", "plan", "report", "access", "cancels", "drift", "import", "plugin", "recover"],
    ...["tenants", "shared"],
  ],
  "provider/src/cli/report": [
    ...["report-command.ts", "reviewed-comment.ts", "keep-comment.ts", "keep-issue.ts", "plan-comment.ts", "forge"],
    ...["text", "source"],
  ],
  "sandbox/src": [
    ...["main.ts", "index.ts", "cli", "sandbox.ts", "app.ts", "dashboard", "control", "handle", "faults", "seed"],
    ...["api", "state", "server", "wire", "partners", "limits", "store", "common"],
  ],
  "sandbox/src/dashboard": ["dashboard.ts", "serve", "actions", "pages", "parts", "view", "markup"],
};

const floors = Object.entries(rooms).flatMap(([folder, order]) => {
  const unknown = readdirSync(new URL(folder, import.meta.url)).find((name) => !order.includes(name));
  if (unknown !== undefined) throw new Error(`eslint.config.mjs does not say where ${folder}/${unknown} stands`);
  return order.slice(1).map((room, above) => ({
    target: `./${folder}/${room}`,
    from: order.slice(0, above + 1).map((upper) => `./${folder}/${upper}`),
    message: `${folder}: a room imports only from rooms below it: ${order.join(", ")}`,
  }));
});

export default tseslint.config(
  { ignores: ["**/dist/", "**/node_modules/", "coverage/", ".printix/"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX, house: { rules: { "no-circles": noCircles } } },
    settings: {
      "import-x/resolver-next": [
        createTypeScriptImportResolver({
          project: ["tsconfig.json", "test/tsconfig.json"],
          noWarnOnMultipleProjects: true,
        }),
      ],
    },
    languageOptions: {
      parserOptions: {
        project: ["./*/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "house/no-circles": "error",
      "import-x/no-restricted-paths": ["error", { zones: [...walls, ...floors] }],
      // Taking a property out of an object by naming it is how an object without it is made.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        URL: "readonly",
        URLSearchParams: "readonly",
        fetch: "readonly",
        setTimeout: "readonly",
        clearInterval: "readonly",
        setInterval: "readonly",
      },
    },
    rules: { "no-unused-vars": ["error", { ignoreRestSiblings: true }] },
  },
  {
    files: ["sandbox/assets/*.mjs"],
    languageOptions: {
      globals: Object.fromEntries(
        ["document", "fetch", "history", "location", "clearTimeout", "DOMParser", "Node"].map((name) => [
          name,
          "readonly",
        ]),
      ),
    },
  },
  prettier,
);
