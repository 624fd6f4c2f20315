
/** Maps variables to facts, with their rank: 0 is best. */
const FACTS: ReadonlyMap<string, readonly [fact: string, rank: number]> = new Map([
  ["code", ["code", 0]],
  ["typeUri", ["typeUri", 0]],
  ["number", ["number", 0]],
  ["group", ["group", 0]],
  ["case", ["case", 0]],
  ["docsUrl", ["docsUrl", 0]],
  ["instance", ["instance", 0]],
  ["traceId", ["traceId", 0]],
  ["retryAfter", ["retryAfter", 0]],
  ["title", ["title", 0]],
  ["titleSource", ["title", 2]],
  ["detail", ["detail", 0]],
  ["text", ["detail", 1]],
  ["detailSource", ["detail", 2]],
  ["textSource", ["detail", 3]],
  ["userMessage", ["userMessage", 0]],
]);
const MARKS = ["typeUri", "code", "number"];
const MOST_RELATED = 64;
const MOST_NESTED = 192;
const MOST_STEPS = 1e7;

function partOf(): Part {
  return { facts: new Map(), fields: [], params: new Map(), rests: [] };
}

function readBody(envelope: Envelope, root: unknown, fieldsLast: boolean): Reading {
  const walk = { own: partOf(), related: [], isXml: envelope.isXml, isHeader: false, fieldsLast, steps: MOST_STEPS, depth: 0 };
  fits(walk, envelope.body, root, { part: walk.own });
  return walk;
}

/** Returns `reading`, unless it found field errors for an error that has none. Then the list means something else, and `other` reads it. */
function choose(reading: Reading, other: () => Reading, said: Part, status: number): Reading {
  if (reading.own.fields.length === 0) return reading;
  const code = codeOf(reading, said, status);
  if (code !== undefined && WITH_FIELDS.has(code)) return reading;
  const second = other();
  const otherCode = codeOf(second, said, status);
  return otherCode !== undefined && second.own.fields.length === 0 ? second : reading;
}

/** Reads a value according to a node and returns whether it fits. Ignores the parts that do not fit. */
function fits(walk: Walk, node: Node, value: unknown, place: Place): boolean {
  if (walk.steps <= 0 || walk.depth >= MOST_NESTED) return false;
  walk.steps -= 1;
  walk.depth += 1;
  const result = read(walk, node, value, place);
  walk.depth -= 1;
  return result;
}

function read(walk: Walk, node: Node, value: unknown, place: Place): boolean {
  if (node === null) return true;
  if (typeof node === "string") return value !== null && textOf(value) === node;
  switch (node.is) {
    case "value":
      return value === null || readValue(walk, node.value, value, place);
    case "text": {
      const found = typeof value === "string" ? valuesOf(value, node, walk.isHeader) : undefined;
      for (const [variable, text] of found ?? []) note(walk, variable, text, place);
      return found !== undefined;
    }
    case "object":
      return readObject(walk, node, value, place);
    case "array":
      return Array.isArray(value) && readItems(walk, node.items, value, place);
    case "either":
      return either(walk, node.ways, value, place);
    case "each":
      return Array.isArray(value) && readList(walk, node, value, place);
    case "group":
      return readGroup(walk, node.by, node.item, value, place);
    case "chain":
      return isObject(value) && relative(walk, true, node.link, value, node.link);
    case "next":
      return isObject(value) && place.link !== undefined && relative(walk, true, place.link, value, place.link);
  }
}

function readValue(walk: Walk, variable: Variable, value: unknown, place: Place): boolean {
  if (!canBe(variable.of, value)) return false;
  note(walk, variable, value, place);
  return true;
}

/** Returns whether a variable can have a value. */
function canBe(variable: string, value: unknown): boolean {
  const text = textOf(value);
  switch (variable) {
    case "param":
      return true;
    case "number":
    case "status":
      return text !== undefined && /^[+-]?[0-9]+$/.test(text) && Math.abs(Number(text)) < 2 ** (variable === "number" ? 31 : 16);
    case "retryAfter":
      return text !== undefined && secondsOf(text) !== undefined;
    case "boolean":
      return text === "true" || text === "false";
    case "prop":
      return text !== undefined;
    default:
      return typeof value === "string";
  }
}

function readObject(walk: Walk, node: ObjectNode, value: unknown, place: Place): boolean {
  if (!isObject(value)) return false;
  let result = true;
  for (const [name, part, required] of node.members) {
    const isThere = has(value, name) && fits(walk, part, value[name], place);
    if (required === true && !isThere) result = false;
  }
  if (node.params !== undefined) {
    (node.params === "item" ? place.part : walk.own).rests.push({ object: value, node });
  }
  return result;
}

/** Reads a value according to the first node that fits. */
function either(walk: Walk, ways: readonly Node[], value: unknown, place: Place): boolean {
  const others = walk.fieldsLast ? ways.filter((way) => !isOfFields(way)) : [];
  const sorted = walk.fieldsLast ? [...others, ...ways.filter(isOfFields)] : ways;
  return readMixed(walk, sorted, value, place) || firstOf(walk, sorted, place, (way) => fits(walk, way, value, place));
}

/** Returns whether one of several alternatives fits. Discards what the others have read. */
function firstOf<T>(walk: Walk, ways: readonly T[], place: Place, reads: (way: T) => boolean): boolean {
  return ways.some((way) => {
    const restore = snapshot(walk, place);
    const result = reads(way);
    if (!result) restore();
    return result;
  });
}

/** Reads a list of both field errors and other errors, each item according to the first list that it fits. */
function readMixed(walk: Walk, ways: readonly Node[], value: unknown, place: Place): boolean {
  const lists = ways.filter(isListOfErrors);
  if (!Array.isArray(value) || lists.length < 2) return false;
  return firstOf(walk, [value], place, (items) => {
    walk.own.fields = [];
    return items.every((item: unknown, index) =>
      firstOf(walk, lists, place, ({ list, item: node }) => readItem(walk, list, node, item, index, place)),
    );
  });
}

function isListOfErrors(node: Node): node is ListNode {
  return node !== null && typeof node !== "string" && node.is === "each" && (node.list === "fields" || node.list === "errors");
}

function isOfFields(node: Node): boolean {
  if (node === null || typeof node === "string") return false;
  return node.is === "group" || (node.is === "each" && (node.list === "fields" || node.list === "itemFields"));
}

/** Returns a function that discards everything read after this call. */
function snapshot(walk: Walk, place: Place): () => void {
  const saved = [walk.own, place.part].map((part) => ({
    part,
    facts: new Map(part.facts),
    fields: part.fields.length,
    params: new Map(part.params),
    rests: part.rests.length,
  }));
  const field = { ...place.field };
  const related = walk.related.length;
  return () => {
    for (const { part, facts, fields, params, rests } of saved) {
      part.facts = facts;
      part.fields.length = Math.min(fields, part.fields.length);
      part.params = params;
      part.rests.length = rests;
    }
    walk.related.length = related;
    const draft = place.field as Record<string, unknown> | undefined;
    if (draft === undefined) return;
    for (const name of Object.keys(draft)) delete draft[name];
    Object.assign(draft, field);
  };
}

/** Reads the items of an array. Values of an item that belong to the error itself are kept, unless a later item has better ones. */
function readItems(walk: Walk, nodes: readonly Node[], items: readonly unknown[], place: Place): boolean {
  for (const item of items) {
    const before = walk.own.facts;
    walk.own.facts = new Map();
    either(walk, nodes, item, place);
    const found = walk.own.facts;
    walk.own.facts = before;
    addFacts(walk.own, found);
  }
  return true;
}

function addFacts(part: Part, found: ReadonlyMap<string, Fact>): void {
  for (const [name, fact] of found) {
    const known = part.facts.get(name);
    if (known === undefined || known.rank > fact.rank) part.facts.set(name, fact);
  }
}

function readList(walk: Walk, { list, item: node }: ListNode, items: readonly unknown[], place: Place): boolean {
  if (list === "fields") walk.own.fields = [];
  if (list === "itemFields") place.part.fields = [];
  return items.map((item, index) => readItem(walk, list, node, item, index, place)).every((result) => result);
}

function readItem(walk: Walk, list: ListNode["list"], node: Node, item: unknown, index: number, place: Place): boolean {
  if (list === "fields") return readField(walk, walk.own, {}, node, item, place);
  if (list === "itemFields") return readField(walk, place.part, {}, node, item, place);
  if (list === "errors" && index === 0) return fits(walk, node, item, { part: walk.own });
  return relative(walk, list === "causes", node, item, place.link);
}

function readGroup(walk: Walk, by: Variable, node: Node, value: unknown, place: Place): boolean {
  if (!isObject(value)) return false;
  walk.own.fields = [];
  for (const [name, items] of Object.entries(value)) {
    if (!Array.isArray(items)) continue;
    for (const item of items) {
      const field: FieldDraft = {};
      noteField(field, by, name);
      readField(walk, walk.own, field, node, item, place);
    }
  }
  return true;
}

/** Reads an item as a field error. An item that identifies another error than the items before becomes an additional error. */
function readField(walk: Walk, part: Part, field: FieldDraft, node: Node, item: unknown, place: Place): boolean {
  const restore = snapshot(walk, place);
  const before = part.facts;
  part.facts = new Map();
  const isOne = fits(walk, node, item, { ...place, field });
  const found = part.facts;
  part.facts = before;
  if (!isOne) {
    restore();
    return false;
  }
  const isAnother = MARKS.some((mark) => {
    const [known, said] = [before.get(mark), found.get(mark)];
    return known !== undefined && said !== undefined && known.text !== said.text;
  });
  let owner = part;
  if (isAnother) {
    if (walk.related.length >= MOST_RELATED) return true;
    const related = { ...partOf(), isCause: false };
    walk.related.push(related);
    owner = related;
  }
  addFacts(owner, found);
  if (Object.keys(field).length > 0) owner.fields.push(field);
  return true;
}

/** Reads a value as an additional error or a cause. */
function relative(walk: Walk, isCause: boolean, node: Node, value: unknown, link: Node | undefined): boolean {
  if (walk.related.length >= MOST_RELATED) return true;
  const part = { ...partOf(), isCause };
  const restore = snapshot(walk, { part: walk.own });
  walk.related.push(part);
  const result = fits(walk, node, value, link === undefined ? { part } : { part, link });
  if (!result) restore();
  return result;
}

function note(walk: Walk, variable: Variable, value: unknown, place: Place): void {
  const part = variable.item === true ? place.part : walk.own;
  const text = textOf(value);
  if (variable.of === "param") {
    if (variable.name !== undefined) part.params.set(variable.name, value);
  } else if (text !== undefined) {
    if (place.field !== undefined) noteField(place.field, variable, text);
    noteFact(part, variable, text);
  }
}

function noteFact(part: Part, variable: Variable, text: string): void {
  const [name, rank] = variable.of === "prop" ? [`props.${variable.name ?? ""}`, 0] : (FACTS.get(variable.of) ?? []);
  if (name === undefined || rank === undefined) return;
  const known = part.facts.get(name);
  if (known === undefined || known.rank >= rank) part.facts.set(name, { text, by: variable.by, rank });
}

function noteField(field: FieldDraft, { of: variable, issues }: Variable, text: string): void {
  if (variable === "message") field.message = text;
  else if (variable === "issue") {
    field.code = text;
    if (issues !== undefined) field.issues = issues;
  } else if (variable === "path") field.path = text;
  else if (variable === "pointer") {
    // If there is also a path, the pointer is only another spelling of it.
    if (field.path === undefined || field.path === field.name) field.path = pathOf(text);
    field.pointer = text;
  } else if (variable === "name") {
    field.name = text;
    field.path ??= text;
  }
}

/** Converts a JSON pointer of plain names to a path. Other pointers are only percent-decoded. */
function pathOf(sent: string): string {
  const pointer = sent.startsWith("#") ? decoded(sent.slice(1)) : sent;
  if (!/^(?:\/[\w-]+)+$/.test(pointer)) return pointer;
  const parts = pointer.slice(1).split("/");
  return parts.map((part, index) => (index === 0 ? part : /^[0-9]+$/.test(part) ? `[${part}]` : `.${part}`)).join("");
}

function decoded(text: string): string {
  try {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeURIComponent);
  } catch {
    return text;
  }
}

/**
 * Returns the values of a text's variables, or `undefined` if the constant parts of the text do not match. Each value ends before the
 * constant part that follows it, at its last or first occurrence.
 */
function valuesOf(text: string, { prefix, values }: TextNode, isHeader: boolean): [Variable, string][] | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const found: [Variable, string][] = [];
  let start = prefix.length;
  for (const [index, [variable, suffix, isFirst]] of values.entries()) {
    const isLast = index === values.length - 1;
    if (isLast && !text.slice(start).endsWith(suffix)) return undefined;
    const end = isFirst === true ? text.indexOf(suffix, start) : text.lastIndexOf(suffix);
    if (end < start) return undefined;
    const value = text.slice(start, end);
    found.push([variable, isHeader && isQuoted(text.slice(0, start)) ? value.replace(/\\(.)/gs, "$1") : value]);
    start = end + suffix.length;
  }
  return found;
}

/** Returns whether the position after a part of a header is within a quoted string. */
function isQuoted(before: string): boolean {
  return !/^[^"]*(?:"(?:[^"\\]|\\.)*"[^"]*)*$/s.test(before);
}
