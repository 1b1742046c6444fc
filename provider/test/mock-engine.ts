import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";

/** What reached the engine of a declared resource. */
export interface Registered {
  type: string;
  name: string;
  /** As on the wire: a secret is an object with a signature. */
  props: Record<string, unknown>;
  /** Undefined where the program does not say. */
  protect: boolean | undefined;
  retainOnDelete: boolean | undefined;
  /** Files and lines of the stack that state would keep. */
  stack: string[];
}

/** Declares something against the SDK's own mocks, and hands over the first resource that reached them. */
export async function register(declare: () => pulumi.Resource): Promise<Registered> {
  const requests: RegisterResourceRequest[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ inputs }) => ({ id: "the-id", state: inputs as Record<string, unknown> }),
    call: () => ({}),
  });
  const send = jest.spyOn(MockMonitor.prototype, "registerResource");
  try {
    const resource = declare();
    await new Promise((resolve) => resource.urn.apply(resolve));
    requests.push(...send.mock.calls.map(([request]) => request as RegisterResourceRequest));
  } finally {
    send.mockRestore();
  }
  const [request] = requests;
  if (request === undefined) throw new Error("nothing was declared");
  return {
    type: request.getType(),
    name: request.getName(),
    props: request.getObject()?.toJavaScript() ?? {},
    protect: request.hasProtect() ? request.getProtect() : undefined,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    stack: (request.getStacktrace()?.getFramesList() ?? []).map((frame) => {
      const position = frame.getPc();
      return `${position?.getUri() ?? ""}:${position?.getLine() ?? ""}`;
    }),
  };
}
