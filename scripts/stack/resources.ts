/** What of a resource in state is read here. */
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
  const state = await read(["stack", "export"]);
  // The engine gave none; it is the failure before this one that counts.
  if (state === "") return [];
  return (JSON.parse(state) as Deployment).deployment?.resources ?? [];
}

export function isTenant({ type }: Pick<StateResource, "type">): boolean {
  return type.endsWith(":Tenant");
}
