import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultCancel, defaultThrottle, defaultTiming, environments } from "../../sdk/src/options/options";
import { defaultVanishedPercent, readProviderConfig } from "../../provider/src/config/provider-config";
import { settings, type SettingName } from "../../provider/src/config/settings";
import { defaultDeletionPolicy } from "../../provider/src/tenant/deletion-policy";
import { codeIn, tableBelow } from "../support/page-table";
import { committedSchema, tokenOf } from "./committed-schema";
import type { PropertySpec } from "../schemas/type-spec.ts";

// The schema is made from the classes' docstrings. Here it is held to the pages and to what the code does.

const root = join(__dirname, "../..");
const { config, provider, resources, functions, types } = committedSchema();
const tenant = resources["printix:index:Tenant"];
const tenantPage = readFileSync(join(root, "docs/tenant.md"), "utf8");
const settingsPage = readFileSync(join(root, "docs/installation-configuration.md"), "utf8");

const typeOf = ({ $ref = "" }: PropertySpec) => types[$ref.replace("#/types/", "")];
const namesIn = (spec: PropertySpec): string[] => Object.keys(typeOf(spec)?.properties ?? {});

describe("docs/tenant.md", () => {
  const rows = tableBelow(tenantPage, "Arguments").map(([name = "", type = "", byDefault = ""]) => ({
    name: codeIn(name)[0] ?? "",
    type,
    byDefault,
  }));

  test("names the arguments, and which of them a tenant needs", () => {
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(tenant.inputProperties));
    expect(rows.filter(({ byDefault }) => byDefault === "required").map(({ name }) => name)).toEqual(
      tenant.requiredInputs,
    );
  });

  test.each(rows)("says the type and the default of $name", ({ name, type, byDefault }) => {
    const spec = tenant.inputProperties[name] ?? { description: "" };
    const words = typeOf(spec)?.enum?.map(({ value }) => value);
    if (words !== undefined) expect(codeIn(type)).toEqual(words);
    else if (spec.$ref !== undefined) expect(type).toContain(`{ ${namesIn(spec).join(", ")} }`);
    else expect(type).toMatch(spec.type === "boolean" ? /^boolean$/ : /^(string|`acme`)/);
    if (spec.default !== undefined) expect(codeIn(byDefault)).toEqual([String(spec.default)]);
    if (words !== undefined) {
      expect(byDefault).toContain(`else \`${defaultDeletionPolicy}\``);
      expect(spec.description).toContain(`else \`${defaultDeletionPolicy}\``);
    }
  });

  test("names the outputs, and the figures in them", () => {
    const outputs = tableBelow(tenantPage, "Outputs");
    expect(outputs.flatMap(([name = ""]) => codeIn(name))).toEqual(["id", ...Object.keys(tenant.properties)]);
    const [, figures = ""] = outputs.find(([name]) => name === "`billingInfo`") ?? [];
    const spec = tenant.properties["billingInfo"] ?? { description: "" };
    const period = typeOf(spec)?.properties?.["currentBillingPeriod"] ?? { description: "" };
    expect(codeIn(figures)).toEqual([...namesIn(spec), ...namesIn(period)]);
  });

  test("names the functions, and what each is asked with", () => {
    const rows = tableBelow(tenantPage, "Unit tests").map(([token = "", inputs = ""]) => [
      codeIn(token)[0],
      codeIn(inputs).flatMap((code) => [...code.matchAll(/\w+/g)].map(([name]) => name)),
    ]);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(
        Object.entries(functions).map(([token, { inputs }]) => [token, Object.keys(inputs?.properties ?? {})]),
      ),
    );
    expect(Object.keys(functions["printix:index:getTenants"]?.outputs.properties ?? {})).toEqual(["tenants"]);
  });
});

describe("the settings", () => {
  const byDefault: Partial<Record<SettingName, string | number>> = {
    environment: "production",
    ...environments.production,
    deletionPolicy: defaultDeletionPolicy,
    maxVanishedPercent: defaultVanishedPercent,
    ...defaultThrottle,
    connectTimeoutSeconds: defaultTiming.connectMs / 1000,
    responseTimeoutSeconds: defaultTiming.responseMs / 1000,
    operationTimeoutSeconds: defaultTiming.operationMs / 1000,
    maxWaitSeconds: defaultTiming.maxWaitMs / 1000,
    listLagSeconds: defaultTiming.listLagMs / 1000,
    cancelMethod: defaultCancel.method,
    cancelPath: defaultCancel.path,
  };
  const rows = tableBelow(settingsPage, "Configuration").map(([key = "", variable = "", words = ""]) => ({
    name: codeIn(key)[0]?.replace("printix:", "") ?? "",
    variable: codeIn(variable)[0],
    byDefault: words.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1"),
  }));

  test("are those of the schema, of the provider's class and of the page, with their variables", () => {
    const names = new Set(Object.keys(settings));
    expect(new Set(Object.keys(config.variables))).toEqual(names);
    expect(provider.inputProperties).toEqual(config.variables);
    expect(new Set(rows.map(({ name }) => name))).toEqual(names);
  });

  test.each(Object.entries(settings))("%s has its variable, its secret flag and one default", (name, setting) => {
    const { description, secret, type, $ref } = config.variables[name] ?? { description: "" };
    expect(description).toContain(` Variable: \`${setting.variable}\`.`);
    expect(secret === true).toBe("isSecret" in setting);

    const row = rows.find((one) => one.name === name);
    expect(row?.variable).toBe(setting.variable);
    if ("isRequired" in setting) {
      expect(row?.byDefault).toBe("required");
      expect(description).toContain(" Required. ");
    } else {
      const [, said = ""] = /Default: (.+)\. Variable: /.exec(description) ?? [];
      expect(said).not.toBe("");
      expect(["", ".", ";"].map((end) => said + end)).toContain(row?.byDefault.slice(0, said.length + 1));
      const value = byDefault[name as SettingName];
      if (value !== undefined) expect(said.split(/[\s`,]+/)).toContain(String(value));
    }

    const asked = { number: "must be a ", boolean: "must be true or false", array: "must be a list" }[String(type)];
    const faults = faultsOf((key) => (key === name ? "[x" : undefined));
    const isWord = $ref === `#/types/${tokenOf("DeletionPolicy")}` || name === "environment";
    if (asked !== undefined) expect(faults).toContain(`it ${asked}`);
    else if (isWord) expect(faults).toMatch(/it must be .+ or /);
    else expect(faults).not.toContain("it must be");
  });
});

function faultsOf(stackConfig: (name: SettingName) => string | undefined): string {
  try {
    readProviderConfig(stackConfig, {});
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}
