import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { invoke } from "../../provider/src/adapters/native/invoke";
import { settings } from "../../provider/src/config/settings";
import { dynamicTenantType, nativeTenantType } from "../../provider/src/tenant/tenant-types";
import { providerSchema } from "../schemas/provider-schema.ts";
import { committedSchema, tokenOf } from "./committed-schema";

const root = join(__dirname, "../..");
const schema = committedSchema();
const textOf = (path: string): string => readFileSync(path, "utf8");

test("schema.json is what the sources say: node test/schemas/write-provider-schema.ts, after a build", () => {
  expect(schema).toEqual(providerSchema(root, settings));
});

test("it is a package schema of Pulumi's", () => {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    formats: { uri: true, regex: true, "uri-reference": true },
  });
  const fits = ajv.compile(JSON.parse(textOf(join(__dirname, "package-schema.json"))) as object);
  fits(schema);
  expect(fits.errors).toBeNull();
});

test("every type that it refers to is there, and each that is there is referred to", () => {
  const text = JSON.stringify(schema);
  const referred = [...text.matchAll(/"#\/types\/([^"]+)"/g)].map(([, token]) => token);
  expect(new Set(referred)).toEqual(new Set(Object.keys(schema.types)));
});

test("its version is that of the packages", () => {
  for (const name of ["sdk", "provider"]) {
    const manifest = JSON.parse(textOf(join(root, name, "package.json"))) as { version: string };
    expect(schema.version).toBe(manifest.version);
  }
});

test("the plugin is downloaded from nowhere: nobody can ever have that place", () => {
  expect(new URL(schema.pluginDownloadURL).hostname).toMatch(/\.invalid$/);
});

test("the tenant is known by the type of either provider, and its user is secret", () => {
  expect(Object.keys(schema.resources)).toEqual([nativeTenantType]);
  const { aliases, inputProperties } = schema.resources[nativeTenantType];
  expect(aliases).toEqual([{ type: dynamicTenantType }]);
  expect(inputProperties["initialUser"]).toMatchObject({ secret: true });
});

test("the plugin has each of its functions", async () => {
  const asked = new Error("asked");
  for (const token of [...Object.keys(schema.functions), tokenOf("getNothing")]) {
    const called = invoke(token, {}, () => {
      throw asked;
    });
    await expect(called).rejects.toMatchObject(token === tokenOf("getNothing") ? {} : { cause: asked });
  }
});

test("no default of it is sent as if a person had said it, but for flags that no setting decides", () => {
  const defaults: unknown[] = [];
  JSON.stringify(schema, (name, value: unknown) => {
    expect(name).not.toBe("defaultInfo");
    if (name === "default") defaults.push(value);
    return value;
  });
  expect(defaults).toEqual([false, false]);
  expect(JSON.stringify([schema.config, schema.provider])).not.toContain('"default":');
});
