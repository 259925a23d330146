// A copy of the public site in a folder, as `rashin publish` writes it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { program } from "./server.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Writes the copy of a plan into a folder of some depth; gives the address of its first page as a file. */
export function writeCopy(plan) {
  const folder = mkdtempSync(join(tmpdir(), "rashin-copy-"));
  const out = join(folder, "some", "path");
  const said = execFileSync(program, ["publish", `${root}/plans/${plan}`, "--out", out, "--as-of", "2026-11-22", "--light"]);
  return {
    address: pathToFileURL(join(out, "index.html")).href,
    log: () => said.toString(),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
