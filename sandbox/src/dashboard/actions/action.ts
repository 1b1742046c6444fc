import type { SandboxTools } from "../../handle/handle";
import type { Outcome } from "./outcome";

/** What a form that was sent asks for. */
export interface FormRequest {
  readonly tools: SandboxTools;
  /** The partner that is looked at. */
  readonly partnerId: string;
  /** What the form's path names: a tenant or a fault. Empty where it names nothing. */
  readonly id: string;
  readonly body: unknown;
}

/** Does what a form asks for, or says what is wrong with it. */
export type Action = (asked: FormRequest) => Outcome;
