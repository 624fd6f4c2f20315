// Reads OpenAPI documents as other people's programs do: node tools.mjs FOLDER FILE...
// Prints { file: [problem] } of those with problems as its last line; writes the types that two generators make next to each file.
import { readFileSync, writeFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import spectral from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import rulesets from "@stoplight/spectral-rulesets";
import openapiTypescript, { astToString } from "openapi-typescript";
import { generate } from "orval";

// What a list of errors has no place for: operations that succeed, a licence, uses of its own components.
const redocly = await createConfig({
  extends: ["recommended"],
  rules: { "operation-2xx-response": "off", "info-license": "off", "no-unused-components": "off" },
});
// A catalog need not have a contact or a description.
const linter = new spectral.Spectral();
linter.setRuleset({
  extends: [[rulesets.oas, "recommended"]],
  rules: { "oas3-unused-component": "off", "info-contact": "off", "info-description": "off", "operation-success-response": "off" },
});

const problems = {};
const [folder, ...files] = process.argv.slice(2);
for (const file of files) {
  const source = readFileSync(file, "utf8");
  const found = [];
  for (const { ruleId, message, location } of await lintFromString({ source, absoluteRef: file, config: redocly })) {
    found.push(`redocly ${ruleId}: ${message} (${location[0]?.pointer})`);
  }
  for (const { code, message, path } of await linter.run(new spectral.Document(source, parsers.Json, file))) {
    found.push(`spectral ${code}: ${message} (${path.join("/")})`);
  }
  writeFileSync(file.replace(/json$/, "types.ts"), astToString(await openapiTypescript(JSON.parse(source), { silent: true })));
  await generate({ input: { target: file }, output: { target: file.replace(/json$/, "orval.ts"), client: "fetch", mode: "single" } }, folder, { projectName: "errors" });
  if (found.length > 0) problems[file] = found;
}
console.log(JSON.stringify(problems));
