/** The part of a resource in state that we read. */
export interface StateResource {
  type: string;
  id?: string;
  protect?: boolean;
  /** Replaced, and waiting to be deleted. */
  delete?: boolean;
  outputs?: Record<string, unknown>;
}

interface Deployment {
  deployment?: { resources?: StateResource[] };
}

/** The resources in the stack's state. */
export async function readResources({ read }: { read: (args: string[]) => Promise<string> }): Promise<StateResource[]> {
  return (JSON.parse(await read(["stack", "export"])) as Deployment).deployment?.resources ?? [];
}

export function isTenant({ type }: Pick<StateResource, "type">): boolean {
  return type.endsWith(":Tenant");
}
