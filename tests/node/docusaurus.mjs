// Renders Markdown as Docusaurus 3 does: node docusaurus.mjs FROM TO writes a page of HTML next to the name of every page.
// The plugins and their order are those of its `createProcessor` (packages/docusaurus-mdx-loader/src/processor.ts).
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { evaluate } from "@mdx-js/mdx";
import rehypeRaw from "rehype-raw";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";

const [from, to] = process.argv.slice(2);
const VOID = ["br", "hr", "img", "input", "wbr"];
const escape = (text) => text.replace(/[&<>"]/g, (live) => `&#${live.codePointAt(0)};`);

const Fragment = Symbol("Fragment");

/** An element of the page, as text. */
class Html extends String {}

function jsx(type, { children, ...properties }) {
  const inner = [children].flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);
  const html = inner.map((child) => (child instanceof Html ? child : escape(String(child)))).join("");
  if (type === Fragment) return new Html(html);
  if (typeof type === "function") return type(properties);
  const attributes = Object.entries(properties).map(([name, value]) => ` ${name}="${escape(String(value))}"`);
  const open = `<${type}${attributes.join("")}>`;
  return new Html(VOID.includes(type) ? open : `${open}${html}</${type}>`);
}

function* nodes(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodes(child);
}

/** `# Heading {#id}` */
function headings() {
  return (tree) => {
    for (const node of nodes(tree)) {
      const last = node.children?.at(-1);
      const id = node.type === "heading" && last?.type === "text" ? /\s*\{#([\w-]+)\}\s*$/.exec(last.value) : null;
      if (id === null) continue;
      last.value = last.value.slice(0, id.index);
      node.data = { ...node.data, id: id[1], hProperties: { id: id[1] } };
    }
  };
}

/** Directives that nobody knows become text again; one that is a block would be shown as a notice. */
function directives() {
  return (tree, file) => {
    for (const node of nodes(tree)) {
      if (node.type === "containerDirective" || node.type === "leafDirective") file.fail("a directive", node);
      if (node.type !== "textDirective") continue;
      const { start, end } = node.position;
      Object.assign(node, { type: "text", value: String(file).slice(start.offset, end.offset), children: undefined });
    }
  };
}

const passThrough = ["mdxFlowExpression", "mdxJsxFlowElement", "mdxJsxTextElement", "mdxTextExpression", "mdxjsEsm"];
for (const path of readdirSync(from, { recursive: true })) {
  if (!path.endsWith(".md")) continue;
  const value = readFileSync(join(from, path), "utf8");
  const page = await evaluate(
    { path, value },
    {
      // What the front matter says; without it the page would be MDX.
      format: /^format: md$/m.test(value.split("\n---\n")[0]) ? "md" : "mdx",
      remarkPlugins: [remarkFrontmatter, remarkDirective, headings, remarkGfm, directives],
      rehypePlugins: [[rehypeRaw, { passThrough }]],
      elementAttributeNameCase: "html",
      jsx,
      jsxs: jsx,
      Fragment,
    },
  );
  const target = join(to, path.replace(/\.md$/, ".html"));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `<!DOCTYPE html><html><body>${page.default({})}</body></html>\n`);
}
