import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { declarationOf, declarationsOf, docOf, nameOf } from "./declarations.ts";
import { membersOf, objectIn, objectSpec, typeSpec, type ObjectSpec, type TypeSource } from "./type-spec.ts";

/** What the schema needs to know of a setting. */
interface Setting {
  variable: string;
  isSecret?: boolean;
}

/** What the schema takes from package.json. */
interface Manifest {
  version: string;
  description: string;
  keywords: string[];
  license: string;
}

/**
 * There is no place to download the plugin from yet, so this names one that nobody can ever have (RFC 2606): a name that is
 * free today would be a place for somebody else's plugin tomorrow.
 */
const pluginDownloadURL = "https://pulumi-printix.invalid";

/** provider/schema.json: what other languages and tools know of the provider. Its words are the docstrings of our sources. */
export function providerSchema(root: string, settings: Readonly<Record<string, Setting>>): object {
  const manifest = JSON.parse(readFileSync(join(root, "provider/package.json"), "utf8")) as Manifest;
  const { version, description, keywords, license } = manifest;
  const inProvider = (path: string, name: string): TypeSource => ({ file: join(root, "provider/src", path), name });
  const inSdk = (path: string, name: string): TypeSource => ({ file: join(root, "sdk/src", path), name });

  const types = {
    DeletionPolicy: inProvider("tenant/deletion-policy.ts", "DeletionPolicy"),
    InitialUser: inProvider("resource/tenant.ts", "InitialUserArgs"),
    PartnerTenant: inSdk("model/partner-tenant.ts", "PartnerTenant"),
    BillingInfo: inSdk("model/billing-info.ts", "BillingInfo"),
    BillingPeriod: inSdk("model/billing-info.ts", "BillingPeriod"),
    Figure: { ...inSdk("access/access.ts", "Figure"), parameters: { T: "number" } },
    TextFigure: { ...inSdk("access/access.ts", "Figure"), parameters: { T: "string" } },
    FigureSource: inSdk("access/access.ts", "FigureSource"),
    ThrottleOptions: inSdk("options/options.ts", "ThrottleOptions"),
  };
  const inputs: Record<string, TypeSource> = {
    getTenant: inProvider("functions/data-functions.ts", "GetTenantArgs"),
    getBillingInfo: inProvider("functions/data-functions.ts", "GetBillingInfoArgs"),
  };
  const outputs: Record<string, TypeSource> = { ...types, Access: inSdk("access/access.ts", "Access") };

  const tenant = inProvider("resource/native/tenant.ts", "Tenant");
  const argumentMembers = [inProvider("resource/tenant.ts", "TenantArgs"), { ...tenant, name: "TenantArgs" }].flatMap(
    ({ file, name }) => membersOf(declarationOf(file, name)),
  );
  const args = objectSpec(argumentMembers, types);
  if (args.properties["initialUser"]) args.properties["initialUser"].secret = true;

  const provider = inProvider("resource/native/provider.ts", "Provider");
  const variables = settingSpecs(objectIn(inProvider("resource/native/provider-args.ts", "ProviderArgs"), types));

  function settingSpecs({ properties }: ObjectSpec): ObjectSpec["properties"] {
    const specs = Object.entries(properties).map(([name, spec]) => {
      const { variable, isSecret } = settings[name] ?? {};
      const words = `${spec.description} Variable: \`${String(variable)}\`.`;
      // No `defaultInfo`: a generated program would read the variable itself and send it as an argument. It would then
      // stand in state, and a secret or a partner's id would be taken for one that the program names.
      return [name, { ...spec, description: words, ...(isSecret === true && { secret: true }) }];
    });
    return Object.fromEntries(specs) as ObjectSpec["properties"];
  }

  function functionSpec(declaration: ts.FunctionDeclaration): object {
    const name = nameOf(declaration);
    const answer = /^Promise<(\w+)(\[\])?>$/.exec(declaration.type?.getText() ?? "");
    const [, item = "", list] = answer ?? [];
    const answered = outputs[item];
    if (answered === undefined) throw new Error(`${name} answers with something that the schema does not know`);
    const items = { $ref: `#/types/printix:index:${item}` };
    const object =
      list === undefined
        ? objectIn(answered, types)
        : { properties: { tenants: { type: "array", items, description: docOf(declaration) } }, required: ["tenants"] };
    const source = inputs[name];
    return {
      description: docOf(declaration),
      ...(source && { inputs: { type: "object", ...objectIn(source, types) } }),
      outputs: { type: "object", ...object },
    };
  }

  const functions = declarationsOf(inProvider("resource/native/data-functions.ts", "").file)
    .filter(ts.isFunctionDeclaration)
    .filter(({ modifiers = [] }) => modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .filter(({ name }) => name !== undefined && !name.text.endsWith("Output"));

  return {
    name: "printix",
    displayName: "Printix",
    version,
    description,
    keywords,
    license,
    pluginDownloadURL,
    meta: { moduleFormat: "(.*)", supportPack: true },
    language: {
      // The classes of this package in place of generated ones.
      nodejs: { packageName: "pulumi-printix/native", respectSchemaVersion: true },
      python: { packageName: "pulumi_printix", pyproject: { enabled: true }, respectSchemaVersion: true },
      go: { respectSchemaVersion: true },
      csharp: { respectSchemaVersion: true },
    },
    config: { variables },
    provider: { description: docOf(declarationOf(provider.file, provider.name)), inputProperties: variables },
    types: Object.fromEntries(
      Object.entries(types).map(([name, source]) => [`printix:index:${name}`, typeSpec(source, types)]),
    ),
    resources: {
      "printix:index:Tenant": {
        description: docOf(declarationOf(tenant.file, tenant.name)),
        ...objectIn(inProvider("resource/tenant-resource.ts", "TenantResource"), types),
        inputProperties: args.properties,
        requiredInputs: args.required,
        aliases: [{ type: "pulumi-nodejs:dynamic/printix:Tenant" }],
      },
    },
    functions: Object.fromEntries(functions.map((one) => [`printix:index:${nameOf(one)}`, functionSpec(one)])),
  };
}
