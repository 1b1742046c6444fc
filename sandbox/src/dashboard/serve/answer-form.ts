import type { FastifyReply, FastifyRequest } from "fastify";
import type { ControlContext } from "../../control/control-context";
import { problem } from "../../wire/problem";
import type { Action } from "../actions/action";
import type { Done } from "../actions/outcome";
import { sectionOf } from "../view/notices";
import { linkTo, readPageAddress, type PageAddress } from "../view/page-address";
import { partnerOf } from "../view/partner-of";
import { idOf, sendDashboard, sendRenamePage } from "./send-pages";

/** Does what a form asks for and sends the browser to the page that says so; or shows the form again, as it was typed. */
export function answerForm(context: ControlContext, action: Action) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { tools } = context;
    const { body } = request;
    const address = readPageAddress(body);
    const partner = partnerOf(tools.partners(), address);
    // A page may be older than the sandbox: its forms must not change another partner than it shows.
    if (partner === undefined) throw problem(404, `The sandbox has no partner ${address.partnerId ?? ""}.`);
    const outcome = action({ tools, partnerId: partner.partnerId, id: idOf(request), body });
    if ("done" in outcome) return reply.redirect(pageAfter(address, outcome), 303);
    const { refused, status = 422 } = outcome;
    reply.code(status);
    return refused.form === "rename"
      ? sendRenamePage(context, request, reply, { address, refused })
      : sendDashboard(context, request, reply, { address, refused });
  };
}

function pageAfter(address: PageAddress, { done, about }: Done): string {
  return `${linkTo(address, "", { done, ...(about === undefined ? {} : { about }) })}#${sectionOf(done)}`;
}
