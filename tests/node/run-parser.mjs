// Requests errors from a mock API and reads its responses with the generated parsers: node run.mjs, with the requests in requests.json.
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";

let read = 0;
const wrong = [];
for (const { name, address, requests } of JSON.parse(readFileSync("requests.json", "utf8"))) {
  const { parseError } = await import(`./${name}/errors.js`);
  for (const { path, query, accept, status, code, params, title, detail } of requests) {
    const url = `${address}${path}?${new URLSearchParams(query)}`;
    // The address is the language's.
    const response = await fetch(url, { headers: { accept, "accept-language": "x" } });
    const body = await response.text();
    const error = parseError(response.status, response.headers, body);
    try {
      deepStrictEqual([response.status, error.code, { ...error.params }], [status, code, params]);
      deepStrictEqual([error.title, error.detail], [title ?? undefined, detail ?? undefined]);
    } catch ({ message }) {
      wrong.push(`${url}: ${body}\n${message}`);
    }
    read += 1;
  }
}
if (wrong.length > 0) throw new Error(`${wrong.length} of ${read} are wrong\n${wrong.slice(0, 5).join("\n")}`);
console.log(`${read} answers`);
