import { status, type handleServerStreamingCall, type handleUnaryCall } from "@grpc/grpc-js";
import { messageOf } from "printix-partner-sdk";

/** A call with one answer. What fails reaches the person as its message. */
export function unary<Request, Response>(
  answer: (request: Request, peer: string) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request, call.getPeer()))
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          callback(failed(error));
        },
      );
  };
}

/** A call with as many answers as there are. */
export function streamed<Request, Response>(
  answer: (request: Request, peer: string) => Promise<Response[]>,
): handleServerStreamingCall<Request, Response> {
  return (call) => {
    Promise.resolve()
      .then(() => answer(call.request, call.getPeer()))
      .then(
        (responses) => {
          for (const response of responses) call.write(response);
          call.end();
        },
        (error: unknown) => {
          call.emit("error", failed(error));
        },
      );
  };
}

/** As much of a message as the protocol carries: one that does not fit into its header is lost. */
function failed(error: unknown): { code: status; details: string } {
  return { code: status.UNKNOWN, details: messageOf(error).slice(0, 8_000) };
}
