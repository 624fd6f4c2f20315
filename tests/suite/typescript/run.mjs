// Reads each response of a catalog with its parser: node run.mjs FOLDER...
import { readFileSync } from "node:fs";
import { deepStrictEqual } from "node:assert";

let read = 0;
const wrong = [];
for (const folder of process.argv.slice(2)) {
  const { parseError, isCode, CODES } = await import(`./${folder}/errors.js`);
  const { uses } = await import(`./${folder}/use.js`);
  for (const { status, headers, body, code, params, fields, errors, causes } of JSON.parse(readFileSync(`${folder}/cases.json`, "utf8"))) {
    const web = new Headers(headers);
    const plain = Object.fromEntries(headers);
    for (const error of [parseError(status, web, body), parseError(status, plain, body)]) {
      const others = (list) => (list ?? []).map((other) => [other.code, other.title ?? null, other.detail ?? null]);
      const said = { errors: others(error.errors), causes: others(error.causes), code: error.code, params: { ...error.params }, fields: error.fields.map((field) => field.message ?? null) };
      try {
        deepStrictEqual(said, { errors, causes, code, params, fields });
        deepStrictEqual([isCode(code), CODES[code].title.length > 0, uses(error)], [true, true, code]);
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
