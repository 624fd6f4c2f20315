// Reads each response of a catalog with its parser: node run.mjs FOLDER...
import { readFileSync } from "node:fs";
import { deepStrictEqual } from "node:assert";

const field = ({ path, message, code }) => [path ?? "", message ?? null, code ?? null];
const other = ({ code, rawCode, title, detail, instance, params, fields }) => ({
  code, rawCode: rawCode ?? null, title: title ?? null, detail: detail ?? null, instance: instance ?? null,
  params: Object.fromEntries(Object.entries(params ?? {})), fields: fields.map(field),
});
const all = (error) => ({
  ...other(error),
  traceId: error.traceId ?? null,
  retryAfter: error.retryAfter ?? null,
  errors: (error.errors ?? []).map(other),
  causes: (error.causes ?? []).map(other),
});

let read = 0;
const wrong = [];
for (const folder of process.argv.slice(2)) {
  const { parseError, isCode, CODES } = await import(`./${folder}/errors.js`);
  const { uses } = await import(`./${folder}/use.js`);
  for (const { status, headers, body, said } of JSON.parse(readFileSync(`${folder}/cases.json`, "utf8"))) {
    const web = new Headers(headers);
    const plain = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
    for (const error of [parseError(status, web, body), parseError(status, plain, body)]) {
      try {
        deepStrictEqual(all(error), said);
        deepStrictEqual(uses(error), said.code ?? said.rawCode);
        if (said.code !== null) deepStrictEqual([isCode(said.code), CODES[said.code].title.length > 0], [true, true]);
      } catch ({ message }) {
        wrong.push(`${folder}: ${body}\n${message}`);
      }
    }
    // Whatever comes is read.
    for (const changed of [body.slice(0, -3), body.replaceAll(":", ":[").replaceAll(",", "],"), body.replaceAll('"', "")]) {
      deepStrictEqual(parseError(status, plain, changed).status, status);
    }
    read += 1;
  }
  for (const body of [undefined, null, 5, "", "[", "null", [], {}, [[]], { __proto__: null }, "<a><b></a>", "[".repeat(100000)]) {
    const { code, rawCode, status } = parseError(599, {}, body);
    deepStrictEqual([code, rawCode, status], [null, null, 599]);
  }
}
if (wrong.length > 0) throw new Error(wrong.join("\n"));
console.log(`${read} responses`);
