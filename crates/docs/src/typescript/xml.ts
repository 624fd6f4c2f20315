
const ENTITIES: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads XML. An element with attributes or child elements becomes an object, one with `i` elements a list, and any other its text. */
function readXml(body: unknown): unknown {
  if (typeof body !== "string") return body;
  const tokens = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([^\s/>!?]+)([^>]*?)(\/?)>|([^<]+)/g;
  let top = { name: "", text: "", members: [] as [string, unknown][] };
  const open: (typeof top)[] = [];
  for (const [, data, closing, name, attributes, empty, text] of body.replace(/^\uFEFF/, "").matchAll(tokens)) {
    if (text !== undefined || data !== undefined) {
      top.text += text === undefined ? (data ?? "") : unescaped(text);
    } else if (name !== undefined && closing === "") {
      open.push(top);
      top = { name, text: "", members: [] };
      for (const [, key, double, single] of (attributes ?? "").matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        top.members.push([`@${key}`, unescaped(double ?? single ?? "")]);
      }
    }
    if (name !== undefined && (closing === "/" || empty === "/")) {
      const around = open.pop();
      if (around === undefined || top.name !== name) return undefined;
      around.members.push([top.name, elementOf(top.text, top.members)]);
      top = around;
    }
  }
  return open.length === 0 ? elementOf("", top.members) : undefined;
}

function elementOf(text: string, members: readonly [string, unknown][]): unknown {
  if (members.length === 0) return text;
  if (members.every(([name]) => name === "i")) return members.map(([, value]) => value);
  const element = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of members) element[name] = value;
  return element;
}

function unescaped(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w+));/g, (match: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return has(ENTITIES, name) ? (ENTITIES[name] ?? match) : match;
    const point = decimal === undefined ? parseInt(hex ?? "", 16) : parseInt(decimal, 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : match;
  });
}
