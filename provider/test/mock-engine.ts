import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";

/** What reached the engine of a declared resource. */
export interface Registered {
  type: string;
  name: string;
  /** As on the wire: a secret is an object with a signature. */
  props: Record<string, unknown>;
  /** The URNs that each of them depends on. */
  dependencies: Record<string, string[]>;
  /** Undefined where the program does not say. */
  protect: boolean | undefined;
  retainOnDelete: boolean | undefined;
  /** Types that it had before. */
  formerTypes: string[];
  /** Files and lines of the stack that state would keep. */
  stack: string[];
}

/** Declares something against the SDK's own mocks, and hands it over as it reached them. */
export async function register(declare: () => pulumi.Resource): Promise<Registered> {
  await pulumi.runtime.setMocks({
    newResource: ({ inputs }) => ({ id: "the-id", state: inputs as Record<string, unknown> }),
    call: () => ({}),
  });
  const send = jest.spyOn(MockMonitor.prototype, "registerResource");
  let request: RegisterResourceRequest | undefined;
  try {
    const resource = declare();
    const urn = await new Promise<string>((resolve) => resource.urn.apply(resolve));
    const requests = send.mock.calls.map(([sent]) => sent as RegisterResourceRequest);
    request = requests.find((sent) => urn.endsWith(`${sent.getType()}::${sent.getName()}`));
  } finally {
    send.mockRestore();
  }
  if (request === undefined) throw new Error("nothing was declared");
  const dependencies: Registered["dependencies"] = {};
  request.getPropertydependenciesMap().forEach((on, property) => {
    dependencies[property] = on.getUrnsList();
  });
  return {
    type: request.getType(),
    name: request.getName(),
    props: request.getObject()?.toJavaScript() ?? {},
    dependencies,
    protect: request.hasProtect() ? request.getProtect() : undefined,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    formerTypes: request.getAliasesList().map((alias) => alias.getSpec()?.getType() ?? ""),
    stack: (request.getStacktrace()?.getFramesList() ?? []).map((frame) => {
      const position = frame.getPc();
      return `${position?.getUri() ?? ""}:${position?.getLine() ?? ""}`;
    }),
  };
}
