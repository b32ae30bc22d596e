// Bundle the editor: node build.mjs FOLDER_OF_NODE_MODULES TARGET. Writes editor.js and the licences of
// everything that is in it. The same sources give the same bytes.

import { createRequire } from "node:module";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [modules, target] = process.argv.slice(2).map((one) => resolve(one));
const { build } = createRequire(join(modules, "x.js"))("esbuild");
const here = import.meta.dirname;

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["index.js"],
  outfile: join(target, "editor.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  sourcemap: false,
  metafile: true,
  nodePaths: [modules],
  logLevel: "warning",
});

const names = Object.keys(metafile.inputs).map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
const parts = [...new Set(names.filter(Boolean))].sort().map((name) => {
  const folder = join(modules, name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
  if (!file) throw new Error(`${name} comes without the words of its licence`);
  const words = readFileSync(join(folder, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${words}\n`;
});
const rule = `\n${"-".repeat(72)}\n\n`;
writeFileSync(join(target, "editor.LICENSES.txt"), `editor.js holds these packages beside the newsroom's own code.\n${rule}${parts.join(rule)}`);
