import { Customer } from "./customer";

const acme = new Customer("acme", {
  tenantName: "Acme Co.",
  tenantDomain: "acme",
  alias: "print.acme.example",
});

// Without its block, this one's subscription is cancelled.
const trial = new Customer("trial", {
  tenantName: "Trial of Globex",
  tenantDomain: "globex-trial",
  alias: "print.globex.example",
  deletionPolicy: "cancel",
});

// What other stacks read.
export const homes = { acme: acme.homeUrl, trial: trial.homeUrl };
export const records = [acme.record, trial.record];
