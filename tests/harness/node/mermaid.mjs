// [text, …] -> for each what Mermaid's own parser makes of it, in each release: nodes and edges, or why it refuses.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

// Mermaid asks for a browser as it loads and cleans texts with it. Parsing needs no more of one than this.
const document = {
  nodeType: 9,
  body: {},
  implementation: {},
  addEventListener() {},
  createElement: () => ({}),
  querySelectorAll: () => [],
};
Object.assign(globalThis, { window: globalThis, document, Element: class {}, addEventListener() {} });

function load(release) {
  vm.runInThisContext(readFileSync(fileURLToPath(import.meta.resolve(release)), "utf8"));
  const { mermaid } = globalThis;
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  return mermaid;
}

// Between its steps Mermaid writes entities in signs of its own.
const text = (told) => (told ?? "").replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
const node = (one) => ({ id: one.id, text: text(one.text), classes: one.classes, link: one.link ?? "" });
const edge = (one) => ({ from: one.start, to: one.end, text: text(one.text), stroke: one.stroke, end: one.type });

async function read(mermaid, source) {
  try {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(source); // what mermaid.parse calls
    return { kind: type, nodes: [...db.getVertices().values()].map(node), edges: db.getEdges().map(edge) };
  } catch (error) {
    return { refused: String(error) };
  }
}

const texts = JSON.parse(readFileSync(0, "utf8"));
const answers = texts.map(() => ({}));
for (const release of ["mermaid-11", "mermaid-12"]) {
  const mermaid = load(release);
  for (const [index, source] of texts.entries()) {
    answers[index][release] = await read(mermaid, source);
  }
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
