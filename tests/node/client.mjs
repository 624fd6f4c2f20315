// Makes a client of an OpenAPI document: node client.mjs ADDRESS FOLDER.
import { createClient } from "@hey-api/openapi-ts";

const [input, path] = process.argv.slice(2);
const plugins = ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"];
await createClient({ input, output: { path, module: { extension: ".js" } }, plugins, logs: { level: "silent" } });
