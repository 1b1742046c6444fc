import type { SandboxTools } from "./sandbox-handle";
import type { ServerContext } from "./server/context";
import { tenantTools } from "./tenant-tools";

/** The part of the handle that sees and changes the sandbox; the control API and the dashboard work through it too. */
export function sandboxTools(context: ServerContext): SandboxTools {
  const { clock, options, partners, store } = context;
  const [{ partnerId: first }] = options.partners;
  return {
    ...tenantTools(context, first),
    requests: () => store.requests.all(),
    clearRequests: () => {
      store.requests.clear();
    },
    partners: () => partners.all(),
    addPartner: (partner) => partners.add(partner),
    setAccess: (access, partnerId = first) => {
      partners.setAccess(access, partnerId);
    },
    setLimits: (change, partnerId = first) => {
      partners.setLimits(change, partnerId);
    },
    moveClock: (ms) => {
      clock.move(ms);
    },
  };
}
