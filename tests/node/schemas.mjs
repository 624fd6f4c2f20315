// Says which bodies a JSON Schema takes: node schemas.mjs FILE...
// A file has { open, closed, bodies: [{ name, body, closed }] }: two schemas, and for each body the definition and which of them. Prints { file: [problem, or null] } in the order of the bodies.
// The open schema has to compile as it is, with and without the formats that users may add, and without a warning.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const refuse = (...words) => {
  throw new Error(words.join(" "));
};
const logger = { log: refuse, warn: refuse, error: refuse };

const said = {};
for (const file of process.argv.slice(2)) {
  const { open, closed, bodies } = JSON.parse(readFileSync(file, "utf8"));
  const ajv = new Ajv2020({ logger });
  ajv.addSchema(open, "open").addSchema(closed, "closed");
  addFormats.default(new Ajv2020({ logger })).compile(open);
  said[file] = bodies.map(({ name, body, closed }) => {
    const validate = ajv.getSchema(`${closed ? "closed" : "open"}#/$defs/${name}`);
    return validate(body) ? null : ajv.errorsText(validate.errors);
  });
}
console.log(JSON.stringify(said));
