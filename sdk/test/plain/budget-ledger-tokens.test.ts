import { createLedgerTalk } from "../ledger-talk";

const slot = "a slot";
const wants = { token: { slot, wants: true } };
const put = (tag: string, livesMs: number) => ({
  token: { slot, wants: false, put: { sealed: "sealed", tag, livesMs } },
});

describe("a token that members share", () => {
  it("is renewed by one, and the others wait until it is there", () => {
    const talk = createLedgerTalk();
    expect(talk.say("a", wants).token).toBe("renew");
    expect(talk.say("b", wants).token).toBe("wait");
    expect(talk.say("c", wants).token).toBe("wait");
    talk.say("a", { ...put("1", 5_000), renews: slot });
    expect(talk.say("b", wants).token).toEqual({ sealed: "sealed", tag: "1", livesMs: 5_000 });
  });

  it("is renewed by the next one where the first no longer says that it renews it", () => {
    const talk = createLedgerTalk();
    talk.say("a", wants);
    talk.say("a", { renews: slot });
    expect(talk.say("b", wants).token).toBe("wait");
    talk.say("a");
    expect(talk.say("b", wants).token).toBe("renew");
    expect(talk.say("c", wants).token).toBe("wait");
  });

  it("is renewed by the next one where the first is dead", () => {
    const talk = createLedgerTalk();
    talk.say("a", { ...wants, renews: slot });
    talk.wait(9_999);
    expect(talk.say("b", wants).token).toBe("wait");
    talk.wait(1);
    expect(talk.say("b", wants).token).toBe("renew");
  });

  it("is renewed when its time is over, and when the API refused it", () => {
    const talk = createLedgerTalk();
    talk.say("a", put("1", 5_000));
    talk.wait(4_999);
    expect(talk.say("b", wants).token).toMatchObject({ tag: "1", livesMs: 1 });
    talk.wait(1);
    expect(talk.say("b", wants).token).toBe("renew");
    talk.say("b", put("2", 5_000));
    expect(talk.say("c", { token: { slot, wants: true, drop: "1" } }).token).toMatchObject({ tag: "2" });
    expect(talk.say("c", { token: { slot, wants: true, drop: "2" } }).token).toBe("renew");
  });

  it("is not another secret's", () => {
    const talk = createLedgerTalk();
    talk.say("a", wants);
    expect(talk.say("b", { token: { slot: "another", wants: true } }).token).toBe("renew");
  });

  it("is gone where nobody got it anew for an hour", () => {
    const talk = createLedgerTalk();
    talk.say("a", put("1", 0));
    const another = { token: { slot: "another", wants: false } };
    talk.wait(60 * 60 * 1000 - 1);
    talk.say("a", another);
    expect(talk.ledger().tokens).toHaveProperty([slot]);
    talk.wait(1);
    talk.say("a", another);
    expect(talk.ledger().tokens).not.toHaveProperty([slot]);
  });
});
