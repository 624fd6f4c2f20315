// Runs Lighthouse on pages: node lighthouse.mjs BROWSER ARGUMENTS SITE PAGE..., where ARGUMENTS is the JSON list of the browser's arguments.
// Prints { page: { scores: { category: score }, audits: { id: { value, urls } } } } as its last line.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, chromeFlags, site, ...pages] = process.argv.slice(2);
// Pages without a network are quiet soon. The audits that are skipped take most of the time.
const skipAudits = ["bf-cache", "final-screenshot", "screenshot-thumbnails", "speed-index"];
const settings = { skipAudits, pauseAfterFcpMs: 0, pauseAfterLoadMs: 200, networkQuietThresholdMs: 200, cpuQuietThresholdMs: 200, skipAboutBlank: true, disableFullPageScreenshot: true };
const config = { extends: "lighthouse:default", settings };

const browser = await launch({ chromePath, chromeFlags: JSON.parse(chromeFlags), ignoreDefaultFlags: true, logLevel: "silent" });
const said = {};
for (const page of pages) {
  const { lhr } = await lighthouse(site + page, { port: browser.port, logLevel: "silent" }, config);
  if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
  const audits = Object.values(lhr.audits).map(({ id, numericValue, details }) => [id, { value: numericValue, urls: details?.items?.map?.((item) => item.url) }]);
  const scores = Object.values(lhr.categories).map(({ id, score }) => [id, score]);
  said[page] = { scores: Object.fromEntries(scores), audits: Object.fromEntries(audits) };
}
browser.kill();
console.log(JSON.stringify(said));
