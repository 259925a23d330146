// Builds dist/: the style sheet and one script per island. With the word `test`, the tests of the islands instead.
//
// A script holds all it needs and is a classic one: browsers load those with `defer` from file storage, too, where they
// refuse modules. Names are fixed, because the binary embeds the files.
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
// Edge, Chrome, Safari and Firefox of early 2023 on: offices on a closed network update late.
const target = ["chrome111", "edge111", "safari16.4", "firefox114"];
const isTest = process.argv.includes("test");

/** A file in src/ itself is an island; what belongs to it is in the folder of its name. */
const islands = readdirSync(`${root}src`).filter((name) => name.endsWith(".ts"));

function bundle(input, outDir, rolldownOutput, more = {}) {
  return build({
    root,
    configFile: false,
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 800,
      target,
      cssTarget: target,
      rolldownOptions: { input, output: rolldownOutput },
      ...more,
    },
  });
}

if (isTest) {
  for (const name of readdirSync(`${root}test`).filter((name) => name.endsWith(".test.ts"))) {
    const test = name.replace(/\.ts$/, "");
    await bundle({ [test]: `test/${name}` }, "dist/test", { format: "es", entryFileNames: "[name].mjs" }, {
      minify: false,
      rolldownOptions: {
        input: { [test]: `test/${name}` },
        output: { format: "es", entryFileNames: "[name].mjs" },
        external: /^node:/,
      },
    });
  }
} else {
  await bundle({ rashin: "styles/rashin.css" }, "dist", { assetFileNames: "[name][extname]" });
  for (const file of islands) {
    const name = file.replace(/\.ts$/, "");
    await bundle({ [name]: `src/${file}` }, "dist", { format: "iife", entryFileNames: "[name].js" });
  }
  if (!existsSync(`${root}dist/rashin.css`)) throw new Error("dist/rashin.css was not built");
}
