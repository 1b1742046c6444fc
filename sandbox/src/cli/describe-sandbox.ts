import type { Sandbox } from "../handle/handle";

/** What is printed when the sandbox is ready: one line of JSON, or lines that a shell can evaluate. */
export function describeSandbox(sandbox: Sandbox, isJson: boolean): string {
  const { url, apiUrl, authUrl, partnerId, clientId, clientSecret, dashboardUrl } = sandbox;
  if (isJson) {
    const ready = { url, apiUrl, authUrl, partnerId, clientId, clientSecret, dashboardUrl, pid: process.pid };
    return `${JSON.stringify(ready)}\n`;
  }
  const lines = Object.entries(sandbox.env).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  return lines.join("");
}

/** What else a person wants to know, beside what a shell evaluates. */
export function describeForPeople(sandbox: Sandbox): string {
  const lines = sandbox.partners().map(({ partnerId, access, limits }) => {
    const { requestsPerSecond, burst, dailyQuota } = limits;
    const held = sandbox.tenants().filter((tenant) => tenant.partnerId === partnerId).length;
    return `Partner ${partnerId}: ${held} tenant${held === 1 ? "" : "s"}; access ${access}, ${requestsPerSecond} requests a second, ${burst} at once, ${dailyQuota} in 24 hours.\n`;
  });
  return `${lines.join("")}Dashboard: ${sandbox.dashboardUrl}\n`;
}

function quoted(value: string): string {
  return /^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
