import { TestEnvironment } from "jest-environment-node";
import { lookAtProcess } from "./process-wide";
import { reachLoopbackAlone } from "./loopback-only";

/** Node's own, which takes out of the process again what a file has brought in, whatever becomes of the file's tests. */
export default class OwnEnvironment extends TestEnvironment {
  readonly #isLoopbackOnly: boolean;
  readonly #undo: (() => unknown)[] = [];
  #whatIsLeft: () => string[] = () => [];

  constructor(...[config, context]: ConstructorParameters<typeof TestEnvironment>) {
    super(config, context);
    this.#isLoopbackOnly = config.projectConfig.testEnvironmentOptions["loopbackOnly"] === true;
  }

  override async setup(): Promise<void> {
    await super.setup();
    this.#whatIsLeft = lookAtProcess();
    if (this.#isLoopbackOnly) this.#undo.push(reachLoopbackAlone());
    this.global.undoAfterFile = (undo: () => unknown) => this.#undo.push(undo);
  }

  override async teardown(): Promise<void> {
    for (const undo of this.#undo.reverse()) await undo();
    await super.teardown();
    // A handle that was closed is gone some turns later.
    for (let turns = 0; turns < 10; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    const left = this.#whatIsLeft();
    if (left.length > 0) throw new Error(`the file has left in its process: ${left.join("; ")}`);
  }
}
