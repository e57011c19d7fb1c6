// Walks a return through the host as its buyer and its staff would, with the types of the host's own document: node target/walk.js URL
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Problem = components["schemas"]["Problem"];
type Status = components["schemas"]["CaseStatus"];

const [baseUrl, order = "2001", buyerName = "bob"] = process.argv.slice(2);
assert(baseUrl, "the host's address is missing");

/** A client of one user; with the sample users the password is the name. */
function as(user: string) {
  const credentials = Buffer.from(`${user}:${user}`).toString("base64");
  return createClient<paths>({ baseUrl: baseUrl!, headers: { Authorization: `Basic ${credentials}` } });
}

/** The header of a new command. */
function command() {
  return { "Idempotency-Key": randomUUID() };
}

/** What an operation answered; a problem ends the walk. */
async function granted<T>(answer: Promise<{ data?: T; error?: Problem; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  assert(data !== undefined, `${response.url}: ${JSON.stringify(error)}`);
  return data;
}

const buyer = as(buyerName);
const reviewer = as("rita");
const inspector = as("ines");
const finance = as("fred");

const opened = await granted(
  buyer.POST("/api/orders/{order}/cases", {
    params: { path: { order }, header: command() },
    body: { kind: "RETURN_REFUND", items: [{ line: "MUGS", quantity: 1, reason: "NOT_LIKED" }] },
  }),
);
const id = opened.caseId;
const first: Status = "PENDING_REVIEW";
assert.equal(opened.status, first);
assert.equal(opened.next.what, "REVIEW");

const before = await granted(finance.GET("/api/orders/{order}/account", { params: { path: { order } } }));

const stale = await reviewer.POST("/api/cases/{id}/approval", {
  params: { path: { id }, header: { ...command(), "If-Match": '"0"' } },
  body: {},
});
assert.equal(stale.response.status, 412);
assert.equal(stale.error?.title, "PRECONDITION_FAILED");

const approved = await granted(
  reviewer.POST("/api/cases/{id}/approval", {
    params: { path: { id }, header: { ...command(), "If-Match": `"${opened.version}"` } },
    body: {},
  }),
);
assert.equal(approved.status, "WAITING_RETURN");

await granted(
  buyer.POST("/api/cases/{id}/posted", {
    params: { path: { id }, header: command() },
    body: { carrier: "FASTPOST", trackingNumber: "T1" },
  }),
);
const received = await granted(
  inspector.POST("/api/cases/{id}/received", { params: { path: { id }, header: command() }, body: { lost: false } }),
);
assert.equal(received.next.what, "INSPECTION");
await granted(
  inspector.POST("/api/cases/{id}/inspection", {
    params: { path: { id }, header: command() },
    body: { complete: true, findings: [{ line: "MUGS", grade: "GOOD", quantity: 1 }] },
  }),
);

let file = await granted(buyer.GET("/api/cases/{id}", { params: { path: { id } } }));
for (let i = 0; i < 100 && file.subject.status !== "REFUNDED"; i++) {
  await sleep(100);
  file = await granted(buyer.GET("/api/cases/{id}", { params: { path: { id } } }));
}
assert.equal(file.subject.status, "REFUNDED");
assert.equal(file.subject.staff, null, "a buyer does not see what staff see");
assert(file.timeline.every((line) => !Number.isNaN(Date.parse(line.at))));
const refunded = file.subject.refund.reduce((sum, part) => sum + part.amount.minor, 0);
assert(refunded > 0);

const account = await granted(finance.GET("/api/orders/{order}/account", { params: { path: { order } } }));
assert.equal(account.refunded.minor - before.refunded.minor, refunded);
assert.equal(
  account.paid.minor,
  account.refunded.minor + account.kept.minor + account.external.minor + account.remaining.minor,
);

const refused = await buyer.POST("/api/orders/{order}/cases", {
  params: { path: { order }, header: command() },
  body: { kind: "RETURN_REFUND", items: [{ line: "MUGS", quantity: 99, reason: "NOT_LIKED" }] },
});
assert.equal(refused.response.status, 422);
const problem: Problem | undefined = refused.error;
assert.equal(problem?.title, "QUANTITY_EXCEEDED");
assert.equal(problem?.kind, "POLICY");

console.log(`TypeScript: case ${id} refunded ${file.subject.refund[0]?.amount.amount}, 99 more refused as ${problem?.title}`);
