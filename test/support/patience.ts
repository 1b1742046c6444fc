// The engine takes seconds a command, and twenty killed runs take minutes; more on a busy machine. No test asserts a
// time of the machine's, so patience hides nothing.
jest.setTimeout(1_800_000);
