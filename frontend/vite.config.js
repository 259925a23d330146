import { defineConfig } from "vite";

// Fixed names: the binary embeds dist/rashin.css and the scripts, so nothing is hashed. A script holds
// all it needs.
export default defineConfig({
  build: {
    outDir: "dist",
    copyPublicDir: false,
    // Edge, Chrome, Safari and Firefox of early 2023 on: offices on a closed network update late.
    target: ["chrome111", "edge111", "safari16.4", "firefox114"],
    cssTarget: ["chrome111", "edge111", "safari16.4", "firefox114"],
    rolldownOptions: {
      input: { rashin: "styles/rashin.css", grid: "src/grid.ts" },
      output: { assetFileNames: "[name][extname]", entryFileNames: "[name].js" },
    },
  },
});
