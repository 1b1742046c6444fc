import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { problem } from "../wire/problem";
import { REQUEST_ID_HEADER } from "./request-log";

/** Answers what is not HTTP at all, where there is no request to hang hooks on. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const { body } = problem(status, "The request could not be read.");
  const payload = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${body.title}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(payload)}`,
    `${REQUEST_ID_HEADER}: ${randomUUID()}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${payload}`);
}
