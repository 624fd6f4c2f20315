// Says which bodies a JSON Schema takes: node schemas.mjs FILE...
// A file has { open, closed, bodies: [{ name, body, closed }] }: two schemas, and for each body the definition and which of them. Prints { file: [problem, or null] } in the order of the bodies.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const said = {};
for (const file of process.argv.slice(2)) {
  const { open, closed, bodies } = JSON.parse(readFileSync(file, "utf8"));
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, strictRequired: false, allErrors: false });
  addFormats.default(ajv);
  // What errbook adds to say more, and formats that other programs know.
  for (const keyword of ["x-error-code"]) ajv.addKeyword({ keyword, schemaType: "string" });
  for (const format of ["uint64"]) ajv.addFormat(format, true);
  ajv.addSchema(open, "open").addSchema(closed, "closed");
  said[file] = bodies.map(({ name, body, closed }) => {
    const validate = ajv.getSchema(`${closed ? "closed" : "open"}#/$defs/${name}`);
    return validate(body) ? null : ajv.errorsText(validate.errors);
  });
}
console.log(JSON.stringify(said));
