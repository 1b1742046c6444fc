import { checkOption, oneOf } from "./check-option";
import { FAULT_ROUTES } from "./faults/fault";
import { lagTools } from "./lag-tools";
import type { SandboxTools } from "./sandbox-handle";
import type { ServerContext } from "./server/context";
import { tenantTools } from "./tenant-tools";

/** The part of the handle that sees and changes the sandbox; the control API and the dashboard work through it too. */
export function sandboxTools(context: ServerContext): SandboxTools {
  const { clock, delays, faults, options, partners, store, switches } = context;
  const [{ partnerId: first }] = options.partners;
  return {
    ...tenantTools(context, first),
    requests: (latest) => store.requests.latest(latest),
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
    addFault: (draft) => faults.add(draft),
    faults: () => faults.all(),
    removeFault: (id) => {
      faults.remove(id);
    },
    clearFaults: () => {
      faults.clear();
    },
    ...lagTools(context),
    rewrite: (route, change) => context.rewrites.add(oneOf("route", route, FAULT_ROUTES), change),
    setLeak: (isLeaking) => {
      checkOption(typeof isLeaking === "boolean", "isLeaking", "true or false");
      switches.isLeaking = isLeaking;
    },
    moveClock: (ms) => {
      clock.move(ms);
      store.clock.save(clock.movedMs);
      delays.move(ms);
    },
    switches: () => ({ ...switches, nowMs: clock.nowMs(), clockMovedMs: clock.movedMs }),
  };
}
