import type { FastifyReply, FastifyRequest } from "fastify";
import type { ControlContext } from "../../control/control-context";
import type { SandboxTenant } from "../../store/tenant";
import { TenantNotFoundError } from "../../store/tenant-not-found-error";
import type { TenantStore } from "../../store/tenants";
import type { Html } from "../markup/html";
import { cancelPage } from "../pages/cancel-page";
import { dashboardPage } from "../pages/dashboard-page";
import { renamePage } from "../pages/rename-page";
import type { RefusedForm } from "../view/form-state";
import type { PageAddress } from "../view/page-address";
import { readView } from "../view/read-view";

export interface PageState {
  readonly address: PageAddress;
  readonly refused?: RefusedForm;
}

/** Sends one of the dashboard's pages. */
export type SendPage = (
  context: ControlContext,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: PageState,
) => FastifyReply;

export const sendDashboard: SendPage = ({ tools, store }, request, reply, { address, refused }) => {
  const { headers, query } = request;
  const apiUrl = `http://${headers.host ?? ""}`;
  const look = { tools, store, apiUrl, address, query, ...(refused === undefined ? {} : { refused }) };
  return sendHtml(reply, dashboardPage(readView(look)));
};

export const sendRenamePage: SendPage = ({ store }, request, reply, { address, refused }) =>
  sendHtml(reply, renamePage(tenantOf(store.tenants, request), address, refused));

export const sendCancelPage: SendPage = ({ store }, request, reply, { address }) =>
  sendHtml(reply, cancelPage(tenantOf(store.tenants, request), address));

export function sendHtml(reply: FastifyReply, page: Html): FastifyReply {
  return reply.type("text/html; charset=utf-8").send(page.text);
}

function tenantOf(tenants: TenantStore, request: FastifyRequest): SandboxTenant {
  const tenant = tenants.find(idOf(request));
  if (tenant === undefined) throw new TenantNotFoundError(idOf(request));
  return tenant;
}

/** The id that a path names; empty where it names none. */
export function idOf({ params }: FastifyRequest): string {
  return (params as { readonly id?: string }).id ?? "";
}
