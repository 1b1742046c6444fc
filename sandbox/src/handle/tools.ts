import { checkOption, oneOf } from "../common/check-option";
import { FAULT_ROUTES } from "../faults/fault";
import type { Faults } from "../faults/faults";
import type { Rewrites } from "../faults/rewrites";
import type { SandboxContext } from "../state/context";
import type { SandboxTools } from "./handle";
import { lagTools } from "./lag-tools";
import { tenantTools } from "./tenant-tools";

/** The part of the handle that sees and changes the sandbox; the control API and the dashboard work through it too. */
export function sandboxTools(context: SandboxContext, faults: Faults, rewrites: Rewrites): SandboxTools {
  const { clock, delays, options, partners, store, switches } = context;
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
    rewrite: (route, change) => rewrites.add(oneOf("route", route, FAULT_ROUTES), change),
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
