/** A HAL link. */
export interface Link {
  readonly href: string;
}

const MOVED = "/moved";

/** The path that a moved one stands for; any other as it is. */
export function originalPath(path: string): string {
  return path.startsWith(`${MOVED}/`) ? path.slice(MOVED.length) : path;
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

  /** The same place under another path, which {@link originalPath} undoes. */
  moved(path: string): Link {
    return { href: this.#origin + MOVED + path };
  }

  billingInfo(partnerId: string, tenantId: string): Link {
    return { href: `${this.tenant(partnerId, tenantId).href}/billing-info` };
  }
}
