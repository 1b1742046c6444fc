import { startProgress, type Ticker } from "../../src/run/progress";

/** A ticker that a test moves by hand. */
function handTicker(): Ticker & { pass: (ms: number) => void; isRunning: () => boolean } {
  let now = 0;
  let tick: { ms: number; run: () => void } | undefined;
  return {
    now: () => now,
    every: (ms, run) => {
      tick = { ms, run };
      return () => (tick = undefined);
    },
    pass: (ms) => {
      for (const end = now + ms; now < end;) {
        now += Math.min(tick?.ms ?? ms, end - now);
        tick?.run();
      }
    },
    isRunning: () => tick !== undefined,
  };
}

function begin() {
  const lines: string[] = [];
  const ticker = handTicker();
  return { lines, ticker, progress: startProgress((line) => lines.push(line), ticker) };
}

test("what is done within two seconds is not told", () => {
  const { lines, ticker, progress } = begin();
  progress.show("reading");
  ticker.pass(1999);
  progress.stop();
  ticker.pass(10_000);
  expect(lines).toEqual([]);
  expect(ticker.isRunning()).toBe(false);
});

test("a single long wait is told after two seconds, and once", () => {
  const { lines, ticker, progress } = begin();
  progress.show("reading");
  ticker.pass(10_000);
  expect(lines).toEqual(["reading"]);
});

test("then comes the newest line, and one in two seconds at most", () => {
  const { lines, ticker, progress } = begin();
  for (let page = 1; page <= 50; page += 1) {
    ticker.pass(100);
    progress.show(`page ${page}`);
  }
  expect(lines).toEqual(["page 19", "page 39"]);
});

test("where nothing lets a timer run, the next line itself is written", () => {
  const lines: string[] = [];
  let now = 0;
  const progress = startProgress((line) => lines.push(line), { now: () => now, every: () => () => undefined });
  now = 2000;
  progress.show("comparing");
  expect(lines).toEqual(["comparing"]);
});
