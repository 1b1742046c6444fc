// The engine takes seconds a command, more on a busy machine; no test asserts a time of its own.
jest.setTimeout(600_000);
