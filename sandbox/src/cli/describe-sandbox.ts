import type { Sandbox } from "../sandbox-handle";

/** What is printed when the sandbox is ready: one line of JSON, or lines that a shell can evaluate. */
export function describeSandbox(sandbox: Sandbox, isJson: boolean): string {
  const { url, apiUrl, authUrl, partnerId, clientId, clientSecret } = sandbox;
  if (isJson) {
    return `${JSON.stringify({ url, apiUrl, authUrl, partnerId, clientId, clientSecret, pid: process.pid })}\n`;
  }
  const lines = Object.entries(sandbox.env).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  return lines.join("");
}

function quoted(value: string): string {
  return /^[\w.:/-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
