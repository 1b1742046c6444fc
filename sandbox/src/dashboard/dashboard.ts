import formbody from "@fastify/formbody";
import type { FastifyInstance } from "fastify";
import type { ControlContext } from "../control/control-context";
import type { Action } from "./actions/action";
import { moveClock, setCancelLag, setDomainLag, setLeak, setListLag } from "./actions/condition-actions";
import { addFault, clearFaults, removeFault } from "./actions/fault-actions";
import { setAccess, setLimits } from "./actions/partner-actions";
import { cancelTenant, createTenant, renameTenant } from "./actions/tenant-actions";
import { answerForm } from "./serve/answer-form";
import { answerWithPage } from "./serve/answer-with-page";
import { loadAssets } from "./serve/assets";
import { moveTokenToCookie } from "./serve/move-token-to-cookie";
import { sendCancelPage, sendDashboard, sendRenamePage, type SendPage } from "./serve/send-pages";
import { DASHBOARD_PATH, readPageAddress } from "./view/page-address";

const PAGES: Readonly<Record<string, SendPage>> = {
  "/": sendDashboard,
  "/tenants/:id/rename": sendRenamePage,
  "/tenants/:id/cancel": sendCancelPage,
};

const FORMS: Readonly<Record<string, Action>> = {
  "/access": setAccess,
  "/limits": setLimits,
  "/tenants": createTenant,
  "/tenants/:id/rename": renameTenant,
  "/tenants/:id/cancel": cancelTenant,
  "/faults": addFault,
  "/faults/:id/remove": removeFault,
  "/faults/clear": clearFaults,
  "/list-lag": setListLag,
  "/cancel-lag": setCancelLag,
  "/domain-lag": setDomainLag,
  "/leak": setLeak,
  "/clock": moveClock,
};

/** A form is a few fields. */
const MOST_BYTES = 16 * 1024;

/** The dashboard: pages that only show (GET), and forms that change something and then lead to a page (POST). */
export function dashboard(app: FastifyInstance, context: ControlContext): void {
  app.setErrorHandler(answerWithPage);
  app.register(formbody, { bodyLimit: MOST_BYTES });
  for (const { name, type, content } of loadAssets()) {
    // A page that refuses is to look like the others.
    app.get(`/assets/${name}`, { config: { isOpen: true } }, (_request, reply) => reply.type(type).send(content));
  }
  for (const [path, send] of Object.entries(PAGES)) {
    app.get(path, (request, reply) =>
      moveTokenToCookie(request, reply)
        ? reply
        : send(context, request, reply, { address: readPageAddress(request.query) }),
    );
  }
  for (const [path, action] of Object.entries(FORMS)) {
    app.post(path, answerForm(context, action));
    // Where a form was refused, its path stands in the address bar.
    if (!(path in PAGES)) app.get(path, (_request, reply) => reply.redirect(DASHBOARD_PATH, 303));
  }
}
