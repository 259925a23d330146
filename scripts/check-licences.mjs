// Holds every crate of Cargo.lock and every npm package of frontend/ and e2e/ against deny.toml:
// licences, crates that are banned, sources. Needs cargo and Node, nothing else.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";

const problems = [];
const policy = readToml(readFileSync("deny.toml", "utf8"));
const allowed = new Set(policy.licenses.allow);
const crates = checkCrates();
const packages = checkPackages("frontend") + checkPackages("e2e") + checkPackages("crates/web/tests/provider");
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error("hint: look for another dependency, or add to deny.toml what may stay, with the reason");
  process.exit(1);
}
console.log(`${crates} crates and ${packages} npm packages are as deny.toml says`);

/** Every crate that some platform or feature in use needs; gives how many. */
function checkCrates() {
  const options = ["metadata", "--locked", "--format-version", "1"];
  const { status, stdout } = spawnSync("cargo", options, { encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) process.exit(1); // cargo said why
  const metadata = JSON.parse(stdout);
  const dependencies = new Map(metadata.resolve.nodes.map((node) => [node.id, node.dependencies]));
  const needed = new Set(metadata.workspace_members);
  for (const id of needed) dependencies.get(id).forEach((dependency) => needed.add(dependency));
  const banned = new Map(policy.bans.deny.map((ban) => [ban.crate, ban.reason]));
  for (const { id, name, version, license, source } of metadata.packages) {
    if (!needed.has(id)) continue;
    const title = `crate ${name} ${version}`;
    if (source === null && metadata.workspace_members.includes(id)) {
      if (license !== "Apache-2.0") problems.push(`${title}: the licence of our own crates is Apache-2.0`);
      continue;
    }
    if (source !== CRATES_IO) problems.push(`${title}: comes from ${source ?? "a folder"}, not from crates.io`);
    if (banned.has(name)) problems.push(`${title}: banned (${banned.get(name)})`);
    checkLicence(title, license);
  }
  return needed.size - metadata.workspace_members.length;
}

/** Every npm package of the lock file of a folder; gives how many. */
function checkPackages(folder) {
  const lock = JSON.parse(readFileSync(`${folder}/package-lock.json`, "utf8"));
  const entries = Object.entries(lock.packages).filter(([path]) => path !== "");
  for (const [path, { version, license, integrity, link }] of entries) {
    const title = `npm package ${path.replace(/^.*node_modules\//, "")} ${version}`;
    // A package from the registry is known by its hash; one from git or a folder has none.
    if (link || !integrity) problems.push(`${title}: does not come from a package registry`);
    checkLicence(title, license);
  }
  return entries.length;
}

function checkLicence(title, licence) {
  if (!licence) problems.push(`${title}: names no licence`);
  else if (!isAllowed(licence)) problems.push(`${title}: ${licence} is not on the list`);
}

/** Whether an SPDX expression leaves a choice that is allowed. "/" is the old way to write OR. */
function isAllowed(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/[()]|[^\s()]+/g) ?? [];
  const either = () => {
    let result = both();
    while (tokens[0] === "OR") {
      tokens.shift();
      result = both() || result;
    }
    return result;
  };
  const both = () => {
    let result = one();
    while (tokens[0] === "AND") {
      tokens.shift();
      result = one() && result;
    }
    return result;
  };
  const one = () => {
    const token = tokens.shift();
    if (token === "(") {
      const result = either();
      return tokens.shift() === ")" && result;
    }
    return allowed.has(tokens[0] === "WITH" ? [token, ...tokens.splice(0, 2)].join(" ") : token);
  };
  return either() && tokens.length === 0;
}

/** The part of TOML that deny.toml uses: sections, strings, booleans, arrays, inline tables. */
function readToml(text) {
  const tokens = text.match(/"[^"\n]*"|#[^\n]*|[A-Za-z0-9_-]+|[[\]{}=,]|[^\s]/g).filter((token) => !token.startsWith("#"));
  const take = (expected) => {
    const token = tokens.shift();
    if (token !== expected) throw new Error(`deny.toml: expected ${expected}, found ${token}`);
  };
  const list = (end, read) => {
    while (tokens[0] !== end) {
      read();
      if (tokens[0] !== end) take(",");
    }
    take(end);
  };
  const pair = (table) => {
    const name = tokens.shift();
    take("=");
    table[name] = value();
  };
  const value = () => {
    const token = tokens.shift();
    if (token === "true" || token === "false") return token === "true";
    if (token?.startsWith('"')) return token.slice(1, -1);
    if (token === "[") {
      const array = [];
      list("]", () => array.push(value()));
      return array;
    }
    if (token === "{") {
      const table = {};
      list("}", () => pair(table));
      return table;
    }
    throw new Error(`deny.toml: cannot read ${token}`);
  };
  const sections = {};
  while (tokens.length > 0) {
    take("[");
    const section = (sections[tokens.shift()] = {});
    take("]");
    while (tokens.length > 0 && tokens[0] !== "[") pair(section);
  }
  return sections;
}
