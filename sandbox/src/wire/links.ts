/** A HAL link. */
export interface Link {
  readonly href: string;
}

/** Absolute links of one sandbox. Made at answer time: the port changes with each start, so none is ever stored. */
export class Links {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  tenants(partnerId: string): Link {
    return { href: `${this.#origin}/public/partners/${encodeURIComponent(partnerId)}/tenants` };
  }

  tenant(partnerId: string, tenantId: string): Link {
    return { href: `${this.tenants(partnerId).href}/${tenantId}` };
  }

  billingInfo(partnerId: string, tenantId: string): Link {
    return { href: `${this.tenant(partnerId, tenantId).href}/billing-info` };
  }
}
