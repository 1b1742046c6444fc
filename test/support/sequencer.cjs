const { default: Sequencer } = require("@jest/test-sequencer");

/** The engine's files take longest and wait most of that time: begun first, they leave room for the others beside them. */
const first = ["engine", "sandbox", "browser", "wire", "plain"];
const rank = ({ context }) => first.indexOf(context.config.displayName?.name);

module.exports = class EngineFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
