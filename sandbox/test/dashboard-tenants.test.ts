import { visit, wordsOf } from "./support/visitor";

const hostile = `<img src=x onerror=alert(1)>"'&`;
const escaped = "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;";

function shownIn(page: string): string[] {
  return [...page.matchAll(/<tr id="tenant-[^>]*>\s*<th[^>]*>\s*<bdi>([^<]*)<\/bdi>/g)].map(([, name = ""]) => name);
}

it("creates a tenant, and says so once", async () => {
  await visit({}, async (visitor) => {
    expect(wordsOf(await visitor.page())).toContain("No tenants yet.");
    const page = await visitor.submit("/sandbox/tenants", { tenantName: "Acme Co.", tenantDomain: "acme" });
    expect(visitor.sandbox.tenants()).toMatchObject([{ tenantName: "Acme Co.", tenantDomain: "acme.printix.net" }]);
    expect(shownIn(page)).toEqual(["Acme Co."]);
    expect(page).toMatch(/<p class="notice" role="status">Acme Co\. is created\.<\/p>/);
    expect(await visitor.page()).not.toContain("is created");
  });
});

it.each([
  ["a domain that is taken", { tenantName: "Again", tenantDomain: "acme" }, 409, "tenantDomain", "already in use"],
  ["a domain that is none", { tenantName: "Again", tenantDomain: "No Domain" }, 422, "tenantDomain", "lowercase"],
  ["a name that is too long", { tenantName: "x".repeat(101), tenantDomain: "again" }, 422, "tenantName", "100"],
  ["no name", { tenantName: " ", tenantDomain: "again" }, 422, "tenantName", "1 to 100"],
])("refuses %s, next to the field, and keeps what was typed", async (_case, fields, status, wrong, words) => {
  await visit({}, async (visitor) => {
    visitor.sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    const answer = await visitor.post("/sandbox/tenants", fields);
    expect(answer.status).toBe(status);
    const inputs = new Map(
      [...answer.body.matchAll(/<input\s+id="create-[^>]*>/g)].map(([input]) => [
        / name="(\w+)"/.exec(input)?.[1],
        input,
      ]),
    );
    for (const [name, value] of Object.entries(fields)) expect(inputs.get(name)).toContain(`value="${value.trim()}"`);
    expect(inputs.get(wrong)).toMatch(/aria-invalid="true".*autofocus/s);
    const id = / id="([^"]+)"/.exec(inputs.get(wrong) ?? "")?.[1] ?? "";
    expect(inputs.get(wrong)).toMatch(new RegExp(`aria-describedby="[^"]*${id}-error"`));
    expect(answer.body).toMatch(new RegExp(`<p class="error" id="${id}-error">[^<]*${words}`));
    expect(visitor.sandbox.tenants()).toHaveLength(1);
  });
});

it("searches by name, domain and id, whatever their case, and carries the search along", async () => {
  await visit({}, async (visitor) => {
    const { sandbox } = visitor;
    const acme = sandbox.createTenant({ tenantName: "Ärzte am Markt", tenantDomain: "aerzte" });
    sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
    expect(shownIn(await visitor.page("/sandbox?q=%C3%A4RZTE"))).toEqual(["Ärzte am Markt"]);
    expect(shownIn(await visitor.page("/sandbox?q=OBEX.print"))).toEqual(["Globex"]);
    expect(shownIn(await visitor.page(`/sandbox?q=${acme.id}`))).toEqual(["Ärzte am Markt"]);
    const none = await visitor.page("/sandbox?q=nobody");
    expect(wordsOf(none)).toContain("0 of 2 active tenants with &quot;nobody&quot;");
    expect(wordsOf(none)).toContain("No tenant matches.");
    const after = await visitor.submit("/sandbox/tenants", { q: "glob", tenantName: "Globus", tenantDomain: "globus" });
    expect(shownIn(after)).toEqual(["Globex", "Globus"]);
    expect(after).toContain('<input type="hidden" name="q" value="glob" />');
  });
});

it("shows many tenants page by page, in the order of creation", async () => {
  await visit({}, async (visitor) => {
    const names = Array.from({ length: 18 }, (_, index) => `Tenant ${index + 1}`);
    for (const [index, tenantName] of names.entries()) {
      visitor.sandbox.createTenant({ tenantName, tenantDomain: `tenant-${index + 1}` });
    }
    const first = await visitor.page();
    expect(shownIn(first)).toEqual(names.slice(0, 8));
    expect(first).not.toContain("Previous");
    expect(first).toContain('href="/sandbox?page=2#tenants"');
    const last = await visitor.page("/sandbox?page=3");
    expect(shownIn(last)).toEqual(names.slice(16));
    expect(wordsOf(last)).toContain("17 to 18 of 18");
    expect(last).not.toContain("Next");
    expect(shownIn(await visitor.page("/sandbox?page=99"))).toEqual(names.slice(16));
    expect(shownIn(await visitor.page("/sandbox?page=2&q=tenant%201"))).toEqual(["Tenant 17", "Tenant 18"]);
  });
});

it("renames a tenant, and refuses a domain that is taken", async () => {
  await visit({}, async (visitor) => {
    const { id } = visitor.sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    visitor.sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
    const path = `/sandbox/tenants/${id}/rename`;
    const form = await visitor.page(`${path}?q=ac`);
    expect(form).toMatch(/name="tenantName"[^>]*value="Acme"/);
    expect(form).toMatch(/name="tenantDomain"[^>]*value="acme\.printix\.net"/);
    const taken = await visitor.post(path, { tenantName: "Acme Inc.", tenantDomain: "globex" });
    expect(taken.status).toBe(409);
    expect(taken.body).toMatch(/name="tenantName"[^>]*value="Acme Inc\."/);
    expect(taken.body).toContain("already in use");
    expect(visitor.sandbox.tenants()[0]).toMatchObject({ tenantName: "Acme", tenantDomain: "acme.printix.net" });
    const page = await visitor.submit(path, { q: "ac", tenantName: "Acme Inc.", tenantDomain: "acme-inc" });
    expect(visitor.sandbox.tenants()[0]).toMatchObject({
      tenantName: "Acme Inc.",
      tenantDomain: "acme-inc.printix.net",
    });
    expect(wordsOf(page)).toContain("Acme Inc. has its new name.");
    expect(visitor.sandbox.requests()).toEqual([]);
  });
});

it("asks before it cancels a tenant, and cancels that one alone", async () => {
  await visit({}, async (visitor) => {
    const { id } = visitor.sandbox.createTenant({ tenantName: "Acme", tenantDomain: "acme" });
    visitor.sandbox.createTenant({ tenantName: "Globex", tenantDomain: "globex" });
    const path = `/sandbox/tenants/${id}/cancel`;
    const question = await visitor.page(path);
    expect(wordsOf(question)).toContain("Cancel Acme ?");
    expect(question).toContain(`method="post" action="${path}"`);
    expect(visitor.sandbox.tenants()).toHaveLength(2);
    const page = await visitor.submit(path);
    expect(shownIn(page)).toEqual(["Globex"]);
    expect(wordsOf(page)).toContain("Acme is cancelled.");
    for (const gone of [await visitor.get(path), await visitor.post(path, {})]) {
      expect(gone.status).toBe(404);
      expect(gone.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(wordsOf(gone.body)).toContain(id);
    }
  });
});

it("escapes whatever a tenant is called, wherever it is shown", async () => {
  await visit({}, async (visitor) => {
    const { id } = visitor.sandbox.createTenant({ tenantName: hostile, tenantDomain: "acme" });
    const pages = [
      await visitor.page(`/sandbox?done=created&about=${id}`),
      await visitor.page(`/sandbox?q=${encodeURIComponent(hostile)}`),
      await visitor.page(`/sandbox/tenants/${id}/rename`),
      await visitor.page(`/sandbox/tenants/${id}/cancel`),
      (await visitor.post("/sandbox/tenants", { tenantName: hostile, tenantDomain: hostile })).body,
    ];
    for (const page of pages) {
      expect(page).toContain(escaped);
      expect(page).not.toContain("<img");
    }
  });
});

it("says nothing that an address puts into its mouth", async () => {
  await visit({}, async (visitor) => {
    for (const done of ["Transfer%20all", "__proto__", "toString", "created&about=nobody"]) {
      const page = await visitor.page(`/sandbox?done=${done}`);
      expect(page).not.toContain("Transfer");
      expect(page.match(/class="notice"[^<]*<\/p>/g) ?? []).toEqual(
        done.startsWith("created") ? ['class="notice" role="status">The tenant is created.</p>'] : [],
      );
    }
  });
});
