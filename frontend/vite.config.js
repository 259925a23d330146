import { defineConfig } from "vite";

// One style sheet under a fixed name: the binary embeds dist/rashin.css, so nothing is hashed.
export default defineConfig({
  build: {
    outDir: "dist",
    copyPublicDir: false,
    // Edge, Chrome, Safari and Firefox of early 2023 on: offices on a closed network update late.
    cssTarget: ["chrome111", "edge111", "safari16.4", "firefox114"],
    rolldownOptions: {
      input: "styles/rashin.css",
      output: { assetFileNames: "[name][extname]" },
    },
  },
});
