// The program on a free port, with the plans of the demo.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? `${root}/target`;
/** The program. */
export const program = process.env.RASHIN ?? `${target}/debug/rashin`;

/** The longest that the program may take to start, in milliseconds. */
const LONGEST_START = 120_000;

/** Starts `rashin demo`; gives its address, its log, and how to stop it. */
export function startDemo() {
  return start(["demo", "--plans", `${root}/plans`]);
}

/** Starts `rashin serve` on a new database that holds one published plan and nobody's account. */
export async function startServe(plan) {
  const database = join(mkdtempSync(join(tmpdir(), "rashin-journey-")), "rashin.db");
  execFileSync(program, ["import", `${root}/plans/${plan}`, "--database", database, "--publish", "journey"], { stdio: "ignore" });
  return start(["serve", "--database", database]);
}

async function start(words) {
  const child = spawn(program, [...words, "--listen", "127.0.0.1:0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server did not start: ${text}`)), LONGEST_START);
    const read = (chunk) => {
      text += chunk;
      const found = /https?:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (found) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  return {
    address,
    log: () => text,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Asks until the search answers: its index is made at the first question, which takes a program built for tests a while. */
export async function warmUp(server) {
  for (let tries = 0; tries < 6; tries += 1) {
    if ((await fetch(`${server.address}/ask?q=a`)).ok) return;
  }
  throw new Error("the search does not answer");
}
