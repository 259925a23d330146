// Puts a demo server under load: WRITERS people save drafts while READERS read public and staff pages, for SECONDS.
//   rashin demo --store load.db --listen 127.0.0.1:8484 &
//   node scripts/bench-load.mjs http://127.0.0.1:8484 [WRITERS] [READERS] [SECONDS]
// Writers are signed in as the demo's owners and save a row every half second, readers open a page every second. Where
// there are more writers than rows, two may type in one row; who comes second is told so, which is counted apart.
import { Agent, request } from "node:http";

const [base, writers = "50", readers = "500", seconds = "60"] = process.argv.slice(2);
if (!base) {
  console.error("usage: bench-load.mjs URL [WRITERS] [READERS] [SECONDS]");
  process.exit(2);
}
const url = new URL(base);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const times = { read: [], write: [] };
const faults = new Map();
let conflicts = 0;
/** Milliseconds between two requests of one visitor; part of what a worker times, and taken off at the end. */
const pauses = { read: 1000, write: 500 };
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** One request; gives status, headers and body. */
function ask(method, path, { cookie = "", body = null, type = "application/x-www-form-urlencoded" } = {}) {
  return new Promise((done, fail) => {
    const headers = { cookie, origin: url.origin, ...(body === null ? {} : { "content-type": type, "content-length": Buffer.byteLength(body) }) };
    const sent = request({ agent, host: url.hostname, port: url.port, method, path, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString("utf8") }));
    });
    sent.on("error", fail);
    sent.end(body ?? undefined);
  });
}

/** Signs in as one of the demo's roles; gives the cookie. */
async function signIn(account) {
  const answer = await ask("POST", "/sign-in/demo", { body: new URLSearchParams({ account, next: "/desk" }).toString() });
  const cookie = (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  if (answer.status !== 303 || !cookie) throw new Error(`sign-in as ${account}: ${answer.status}`);
  return cookie;
}

/** The demo's roles whose page of a request has rows to fill, with the rows. */
async function desks() {
  const page = await ask("GET", "/sign-in");
  const accounts = [...page.body.matchAll(/value="(demo-[a-z0-9-]+)"/g)].map((match) => match[1]);
  const found = [];
  for (const account of accounts.filter((name) => name.includes("owner"))) {
    const cookie = await signIn(account);
    const inbox = await ask("GET", "/desk", { cookie });
    for (const [, path] of inbox.body.matchAll(/href="(\/desk\/requests\/[^"#?]+)"/g)) {
      const grid = await ask("GET", path, { cookie });
      const rows = [...grid.body.matchAll(/name="asked" value="(reading:[^"]+)"/g)].map((match) => match[1]);
      if (rows.length > 0) found.push({ account, path, rows: [...new Set(rows)] });
    }
  }
  if (found.length === 0) throw new Error("no request with rows to fill: is this a fresh demo?");
  return found;
}

/** Runs one kind of work over and over until the end; every answer is timed and checked. */
async function worker(kind, step, until) {
  for (let turn = 0; performance.now() < until; turn += 1) {
    const started = performance.now();
    let fault = "";
    try {
      fault = await step(turn);
    } catch (error) {
      fault = error.message;
    }
    times[kind].push(performance.now() - started);
    if (fault) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
}

function line(kind) {
  const sorted = times[kind].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `${kind}: ${sorted.length} (${(sorted.length / seconds).toFixed(0)} per s), ms median ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(1)}`;
}

const places = await desks();
const rows = places.flatMap((place) => place.rows.map((asked) => ({ ...place, asked })));
const until = performance.now() + seconds * 1000;
const work = [];
for (let writer = 0; writer < Number(writers); writer += 1) {
  const row = rows[writer % rows.length];
  const cookie = await signIn(row.account);
  work.push(() =>
    worker("write", async (turn) => {
      const body = JSON.stringify({ rows: [{ asked: row.asked, version: row.version ?? "", cells: { value: String(40 + (turn % 20)), status: "provisional" } }] });
      const answer = await ask("POST", `${row.path}/draft`, { cookie, body, type: "application/json" });
      if (answer.status !== 200) return `write: ${answer.status}`;
      const [kept] = JSON.parse(answer.body).rows;
      row.version = kept.version;
      if (kept.conflict) conflicts += 1;
      await pause(pauses.write);
      return kept.refused ? "write refused" : "";
    }, until),
  );
}
const pages = ["/", "/plans/example", "/plans/example/indicators", "/en/plans/example", "/plans/toyama", "/plans/mie", "/api/v1/plans"];
for (let reader = 0; reader < Number(readers); reader += 1) {
  work.push(() =>
    worker("read", async (turn) => {
      const answer = await ask("GET", pages[(reader + turn) % pages.length]);
      await pause(pauses.read);
      return answer.status === 200 ? "" : `read: ${answer.status}`;
    }, until),
  );
}
// People come one after the other, over the first second, as readers of a page do.
await Promise.all(work.map((run, place) => pause((1000 * place) / work.length).then(run)));
times.read = times.read.map((time) => time - pauses.read);
times.write = times.write.map((time) => time - pauses.write);
console.log(`${writers} writers on ${rows.length} rows, ${readers} readers (a page a second each), ${seconds} s`);
console.log(`${line("write")}; told of somebody else in the row: ${conflicts}`);
console.log(line("read"));
for (const [fault, count] of faults) console.log(`fault: ${fault} (${count} times)`);
agent.destroy();
process.exit(faults.size > 0 ? 1 : 0);
