import * as pulumi from "@pulumi/pulumi";

/** What a program has declared and exported. */
export interface Mocked {
  /** The inputs of each tenant, by its name in the program. */
  tenants: Record<string, Record<string, unknown>>;
  /** The values of its outputs. */
  outputs: unknown;
}

/** Runs a program without engine and API: mocks answer for both. `listed` are the domains that the partner has. */
export async function mockedProgram(program: () => object, listed: readonly string[]): Promise<Mocked> {
  const tenants: Mocked["tenants"] = {};
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      const args = inputs as Record<string, unknown>;
      tenants[name] = args;
      return { id: `${name}-id`, state: { ...args, homeUrl: `https://${name}.printix.net` } };
    },
    call: ({ token }) => {
      if (token !== "printix:index:getTenants") throw new Error(`no mock for ${token}`);
      return { tenants: listed.map((tenantDomain) => ({ tenantDomain })) };
    },
  });
  const outputs = await new Promise((resolve) => pulumi.output(program()).apply(resolve));
  return { tenants, outputs };
}
