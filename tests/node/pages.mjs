// Reads pages of HTML as browsers do, of those with a `main` only that: node pages.mjs FOLDER
// prints { path: { headings, paragraphs, elements, ids } }.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "parse5";

const [folder] = process.argv.slice(2);
const find = (node, name) => (node.tagName === name ? node : (node.childNodes ?? []).map((child) => find(child, name)).find((it) => it));
const text = (node) => node.value ?? (node.content?.childNodes ?? node.childNodes ?? []).map(text).join("");

function read(page, node) {
  if (node.tagName !== undefined) {
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    page.elements.push([node.tagName, attributes]);
    if (attributes.id !== undefined) page.ids.push(attributes.id);
    if (/^h[1-6]$/.test(node.tagName)) page.headings.push(text(node));
    if (node.tagName === "p") page.paragraphs.push(text(node));
  }
  for (const child of node.childNodes ?? []) read(page, child);
}

const pages = {};
for (const path of readdirSync(folder, { recursive: true })) {
  if (!path.endsWith(".html")) continue;
  const page = { headings: [], paragraphs: [], elements: [], ids: [] };
  const document = parse(readFileSync(join(folder, path), "utf8"));
  read(page, find(document, "main") ?? document);
  pages[path.replaceAll("\\", "/")] = page;
}
console.log(JSON.stringify(pages));
